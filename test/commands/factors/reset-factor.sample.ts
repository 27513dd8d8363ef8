import type { Sample } from '../../support/sample.ts';
import { ANN, PUSH } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-reset-factor',
  calls: [
    { args: { userId: ANN.userId, factorId: PUSH }, requests: 1 },
    { args: { username: ANN.username, factorId: PUSH }, requests: 2 },
  ],
};
