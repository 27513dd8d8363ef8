import { MAIL_EXPORT, RAE, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-revoke-user-grants',
  org: RESPONSE_SEED,
  calls: [
    { args: { userId: RAE.userId }, requests: 3 },
    { args: { username: RAE.username }, requests: 4 },
    { args: { userId: RAE.userId, clientId: MAIL_EXPORT, revokeTokens: 'false' }, requests: 1 },
  ],
};
