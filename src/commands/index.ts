import { createRegistry } from '../core/registry.ts';
import { assignGroupToApp } from './apps/assign-group-to-app.ts';
import type { OktaCommand } from './define.ts';
import { getUserFactors } from './factors/get-user-factors.ts';
import { resetFactor } from './factors/reset-factor.ts';
import { verifyPushFactor } from './factors/verify-push-factor.ts';
import { addToGroup } from './groups/add-to-group.ts';
import { createGroup } from './groups/create-group.ts';
import { getGroup } from './groups/get-group.ts';
import { getGroupMembers } from './groups/get-group-members.ts';
import { listGroups } from './groups/list-groups.ts';
import { removeFromGroup } from './groups/remove-from-group.ts';
import { authReset } from './instance/auth-reset.ts';
import { testModule } from './instance/test-module.ts';
import { getApplicationAssignments } from './logs/get-application-assignments.ts';
import { getApplicationAuthentication } from './logs/get-application-authentication.ts';
import { getFailedLogins } from './logs/get-failed-logins.ts';
import { getGroupAssignments } from './logs/get-group-assignments.ts';
import { getLogs } from './logs/get-logs.ts';
import { expirePassword } from './passwords/expire-password.ts';
import { setPassword } from './passwords/set-password.ts';
import { clearUserSessions } from './sessions/clear-user-sessions.ts';
import { activateUser } from './users/activate-user.ts';
import { createUser } from './users/create-user.ts';
import { deactivateUser } from './users/deactivate-user.ts';
import { deleteUser } from './users/delete-user.ts';
import { getGroups } from './users/get-groups.ts';
import { getUser } from './users/get-user.ts';
import { listUsers } from './users/list-users.ts';
import { search } from './users/search.ts';
import { suspendUser } from './users/suspend-user.ts';
import { unlockUser } from './users/unlock-user.ts';
import { unsuspendUser } from './users/unsuspend-user.ts';
import { updateUser } from './users/update-user.ts';
import { createZone } from './zones/create-zone.ts';
import { getZone } from './zones/get-zone.ts';
import { listZones } from './zones/list-zones.ts';
import { updateZone } from './zones/update-zone.ts';

/** Every command, in the order in which help and documentation show them: first those of the original, in its order. */
export const COMMANDS: readonly OktaCommand[] = [
  unlockUser,
  deactivateUser,
  activateUser,
  suspendUser,
  unsuspendUser,
  getUserFactors,
  resetFactor,
  setPassword,
  addToGroup,
  removeFromGroup,
  getGroups,
  verifyPushFactor,
  search,
  getUser,
  listUsers,
  createUser,
  updateUser,
  getGroupMembers,
  listGroups,
  getFailedLogins,
  getLogs,
  getGroupAssignments,
  getApplicationAssignments,
  getApplicationAuthentication,
  deleteUser,
  clearUserSessions,
  listZones,
  updateZone,
  getZone,
  createZone,
  createGroup,
  assignGroupToApp,
  expirePassword,
  authReset,
  getGroup,
  testModule,
];

/** The same, to be found by name. */
export const REGISTRY = createRegistry(COMMANDS);
