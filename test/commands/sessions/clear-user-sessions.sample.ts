import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-clear-user-sessions',
  calls: [
    { args: { userId: ANN.userId }, requests: 1 },
    { args: { username: ANN.username, revokeOauthTokens: 'false', forgetDevices: 'true' }, requests: 2 },
  ],
};
