import { RAE, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-remove-user-role',
  org: RESPONSE_SEED,
  calls: [
    { args: { userId: RAE.userId, roleType: 'HELP_DESK_ADMIN' }, requests: 2 },
    { args: { username: RAE.username, roleType: 'HELP_DESK_ADMIN' }, requests: 3 },
  ],
};
