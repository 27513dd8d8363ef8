import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-get-user',
  calls: [
    { args: { username: ANN.username }, requests: 1 },
    { args: { userId: ANN.userId, verbose: 'true' }, requests: 1 },
    { args: { userEmail: ANN.username }, requests: 1 },
  ],
};
