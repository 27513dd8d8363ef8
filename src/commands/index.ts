import type { OktaCommand } from './define.ts';
import { getUserFactors } from './factors/get-user-factors.ts';
import { testModule } from './instance/test-module.ts';
import { getApplicationAssignments } from './logs/get-application-assignments.ts';
import { getApplicationAuthentication } from './logs/get-application-authentication.ts';
import { getFailedLogins } from './logs/get-failed-logins.ts';
import { getGroupAssignments } from './logs/get-group-assignments.ts';
import { getLogs } from './logs/get-logs.ts';
import { getUser } from './users/get-user.ts';
import { listUsers } from './users/list-users.ts';
import { search } from './users/search.ts';
import { suspendUser } from './users/suspend-user.ts';
import { unsuspendUser } from './users/unsuspend-user.ts';
import { createZone } from './zones/create-zone.ts';
import { getZone } from './zones/get-zone.ts';
import { listZones } from './zones/list-zones.ts';
import { updateZone } from './zones/update-zone.ts';

/** Every command, in the order in which help and documentation show them: that of the reference documentation. */
export const COMMANDS: readonly OktaCommand[] = [
  suspendUser,
  unsuspendUser,
  getUserFactors,
  search,
  getUser,
  listUsers,
  getFailedLogins,
  getLogs,
  getGroupAssignments,
  getApplicationAssignments,
  getApplicationAuthentication,
  listZones,
  updateZone,
  getZone,
  createZone,
  testModule,
];
