import { RAE, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-create-temporary-access-code',
  org: RESPONSE_SEED,
  calls: [
    { args: { userId: RAE.userId, hide_code: 'true' }, requests: 2 },
    { args: { username: RAE.username, hide_code: 'true' }, requests: 3 },
  ],
};
