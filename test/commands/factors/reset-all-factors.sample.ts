import { RAE, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-reset-all-factors',
  org: RESPONSE_SEED,
  calls: [
    { args: { userId: RAE.userId }, requests: 2 },
    { args: { username: RAE.username }, requests: 3 },
  ],
};
