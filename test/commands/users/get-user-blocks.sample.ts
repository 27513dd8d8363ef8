import { RAE, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-get-user-blocks',
  org: RESPONSE_SEED,
  calls: [
    { args: { userId: RAE.userId }, requests: 1 },
    { args: { username: RAE.username }, requests: 1 },
  ],
};
