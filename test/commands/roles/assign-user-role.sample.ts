import { RAE, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-assign-user-role',
  org: RESPONSE_SEED,
  calls: [
    { args: { userId: RAE.userId, roleType: 'ORG_ADMIN', disableNotifications: 'true' }, requests: 1 },
    { args: { username: RAE.username, roleType: 'ORG_ADMIN', disableNotifications: 'true' }, requests: 2 },
  ],
};
