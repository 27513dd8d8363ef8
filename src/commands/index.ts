import { createRegistry } from '../core/registry.ts';
import { listApiTokens } from './api-tokens/list-api-tokens.ts';
import { revokeApiToken } from './api-tokens/revoke-api-token.ts';
import { activateApplication } from './apps/activate-application.ts';
import { assignGroupToApp } from './apps/assign-group-to-app.ts';
import { assignUserToApp } from './apps/assign-user-to-app.ts';
import { deactivateApplication } from './apps/deactivate-application.ts';
import { getAppUserAssignment } from './apps/get-app-user-assignment.ts';
import { getApplication } from './apps/get-application.ts';
import { listApplicationUsers } from './apps/list-application-users.ts';
import { listApplications } from './apps/list-applications.ts';
import { listUserApplications } from './apps/list-user-applications.ts';
import { unassignGroupFromApp } from './apps/unassign-group-from-app.ts';
import { unassignUserFromApp } from './apps/unassign-user-from-app.ts';
import type { CommandContext, OktaCommand } from './define.ts';
import { activateDevice } from './devices/activate-device.ts';
import { deactivateDevice } from './devices/deactivate-device.ts';
import { deleteDevice } from './devices/delete-device.ts';
import { getDevice } from './devices/get-device.ts';
import { listDevices } from './devices/list-devices.ts';
import { listUserDevices } from './devices/list-user-devices.ts';
import { suspendDevice } from './devices/suspend-device.ts';
import { unsuspendDevice } from './devices/unsuspend-device.ts';
import { createTemporaryAccessCode } from './factors/create-temporary-access-code.ts';
import { deleteTemporaryAccessCode } from './factors/delete-temporary-access-code.ts';
import { getUserFactors } from './factors/get-user-factors.ts';
import { resetAllFactors } from './factors/reset-all-factors.ts';
import { resetFactor } from './factors/reset-factor.ts';
import { verifyMfaStatus } from './factors/verify-mfa-status.ts';
import { verifyPushFactor } from './factors/verify-push-factor.ts';
import { listUserGrants } from './grants/list-user-grants.ts';
import { revokeUserGrants } from './grants/revoke-user-grants.ts';
import { activateGroupRule } from './group-rules/activate-group-rule.ts';
import { deactivateGroupRule } from './group-rules/deactivate-group-rule.ts';
import { deleteGroupRule } from './group-rules/delete-group-rule.ts';
import { listGroupRules } from './group-rules/list-group-rules.ts';
import { addToGroup } from './groups/add-to-group.ts';
import { createGroup } from './groups/create-group.ts';
import { deleteGroup } from './groups/delete-group.ts';
import { getGroup } from './groups/get-group.ts';
import { getGroupMembers } from './groups/get-group-members.ts';
import { listGroupApplications } from './groups/list-group-applications.ts';
import { listGroups } from './groups/list-groups.ts';
import { removeFromGroup } from './groups/remove-from-group.ts';
import { updateGroup } from './groups/update-group.ts';
import { listIdentityProviders } from './identity-providers/list-identity-providers.ts';
import { apiRequest } from './instance/api-request.ts';
import { authReset } from './instance/auth-reset.ts';
import { testModule } from './instance/test-module.ts';
import { getApplicationAssignments } from './logs/get-application-assignments.ts';
import { getApplicationAuthentication } from './logs/get-application-authentication.ts';
import { getFailedLogins } from './logs/get-failed-logins.ts';
import { getGroupAssignments } from './logs/get-group-assignments.ts';
import { getLogs } from './logs/get-logs.ts';
import { getPersistenceEvents } from './logs/get-persistence-events.ts';
import { expirePassword } from './passwords/expire-password.ts';
import { resetPassword } from './passwords/reset-password.ts';
import { setPassword } from './passwords/set-password.ts';
import { getUserRisk } from './risk/get-user-risk.ts';
import { setUserRisk } from './risk/set-user-risk.ts';
import { assignUserRole } from './roles/assign-user-role.ts';
import { listAdmins } from './roles/list-admins.ts';
import { listUserRoles } from './roles/list-user-roles.ts';
import { removeUserRole } from './roles/remove-user-role.ts';
import { clearUserSessions } from './sessions/clear-user-sessions.ts';
import { activateUser } from './users/activate-user.ts';
import { containUser } from './users/contain-user.ts';
import { createUser } from './users/create-user.ts';
import { deactivateUser } from './users/deactivate-user.ts';
import { deleteUser } from './users/delete-user.ts';
import { getGroups } from './users/get-groups.ts';
import { getUser } from './users/get-user.ts';
import { getUserBlocks } from './users/get-user-blocks.ts';
import { investigateUser } from './users/investigate-user.ts';
import { listUsers } from './users/list-users.ts';
import { reactivateUser } from './users/reactivate-user.ts';
import { search } from './users/search.ts';
import { suspendUser } from './users/suspend-user.ts';
import { unlockUser } from './users/unlock-user.ts';
import { unsuspendUser } from './users/unsuspend-user.ts';
import { updateUser } from './users/update-user.ts';
import { activateZone } from './zones/activate-zone.ts';
import { blockIp } from './zones/block-ip.ts';
import { createZone } from './zones/create-zone.ts';
import { deactivateZone } from './zones/deactivate-zone.ts';
import { deleteZone } from './zones/delete-zone.ts';
import { getZone } from './zones/get-zone.ts';
import { listZones } from './zones/list-zones.ts';
import { unblockIp } from './zones/unblock-ip.ts';
import { updateZone } from './zones/update-zone.ts';

/** Every command, in the order in which help and documentation show them: first those of the original, in its order. */
export const COMMANDS = [
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
  listUserGrants,
  revokeUserGrants,
  resetAllFactors,
  verifyMfaStatus,
  createTemporaryAccessCode,
  deleteTemporaryAccessCode,
  resetPassword,
  reactivateUser,
  getUserBlocks,
  getUserRisk,
  setUserRisk,
  listUserRoles,
  listAdmins,
  assignUserRole,
  removeUserRole,
  listUserDevices,
  listDevices,
  getDevice,
  suspendDevice,
  unsuspendDevice,
  activateDevice,
  deactivateDevice,
  deleteDevice,
  containUser,
  listApplications,
  getApplication,
  listUserApplications,
  listApplicationUsers,
  getAppUserAssignment,
  assignUserToApp,
  unassignUserFromApp,
  unassignGroupFromApp,
  activateApplication,
  deactivateApplication,
  updateGroup,
  deleteGroup,
  listGroupApplications,
  listGroupRules,
  activateGroupRule,
  deactivateGroupRule,
  deleteGroupRule,
  blockIp,
  unblockIp,
  activateZone,
  deactivateZone,
  deleteZone,
  listApiTokens,
  revokeApiToken,
  listIdentityProviders,
  getPersistenceEvents,
  investigateUser,
  apiRequest,
  testModule,
] as const satisfies readonly OktaCommand[];

/** The same, to be found by name. */
export const REGISTRY = createRegistry<CommandContext>(COMMANDS);
