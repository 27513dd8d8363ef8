import type { Sample } from '../../support/sample.ts';
import { ANN, PUSH } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-verify-push-factor',
  calls: [
    { args: { userId: ANN.userId, factorId: PUSH, polling_time: '0', max_polling_calls: '5' }, requests: 3 },
    { args: { username: ANN.username, polling_time: '0', max_polling_calls: '5' }, requests: 5 },
    { args: { userId: ANN.userId, factorId: PUSH, polling: 'false' }, requests: 1 },
  ],
};
