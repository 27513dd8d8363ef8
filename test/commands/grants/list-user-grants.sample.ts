import { MAIL_EXPORT, RAE, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-list-user-grants',
  org: RESPONSE_SEED,
  calls: [
    { args: { userId: RAE.userId }, requests: 2 },
    { args: { username: RAE.username }, requests: 3 },
    { args: { userId: RAE.userId, includeTokens: 'true' }, requests: 3 },
    { args: { userId: RAE.userId, clientId: MAIL_EXPORT }, requests: 1 },
  ],
};
