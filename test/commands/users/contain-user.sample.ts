import { RAE, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

/** Our own account, each user, one request for each step, and a last look. */
export const sample: Sample = {
  command: 'okta-contain-user',
  org: RESPONSE_SEED,
  calls: [
    { args: { username: RAE.username }, requests: 5 },
    {
      args: { userId: RAE.userId, actions: 'reset_factors,replace_password,suspend,clear_sessions,revoke_grants' },
      requests: 8,
    },
    { args: { username: [RAE.username, ANN.username], userId: RAE.userId, actions: 'clear_sessions' }, requests: 8 },
  ],
};
