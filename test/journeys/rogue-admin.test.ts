import { expect, it } from 'vitest';
import { CAST } from '../../src/simulator/seed/cast.ts';
import { openOrg } from '../support/open-org.ts';

const ADMINS = 'Okta.Admin(val.UserID && val.UserID === obj.UserID)';
const ROLES = 'Okta.UserRole(val.ID && val.ID === obj.ID && val.UserID === obj.UserID)';
const DAY_MS = 86_400_000;

it('A rogue administrator is found by how new the role is, and loses it; the other administrators keep theirs', async () => {
  const { run, org, clock } = await openOrg();
  const rogue = org.userByLogin(CAST.accomplice) ?? expect.fail('the accomplice is not in the company');
  const before = org.snapshot();

  const superAdmins = async () => {
    const { EntryContext } = await run('okta-list-admins', { role: 'SUPER_ADMIN' });
    return EntryContext?.[ADMINS] as { UserID: string; Login: string }[];
  };
  const rolesOf = async (userId: string) => {
    const { EntryContext } = await run('okta-list-user-roles', { userId });
    return EntryContext?.[ROLES] as { ID: string; Type: string; Created: string }[];
  };

  const admins = await superAdmins();
  expect(admins.map(({ Login }) => Login)).toEqual([CAST.securityOfficer, CAST.insider, CAST.accomplice]);

  const suspects: { userId: string; roleId: string }[] = [];
  for (const { UserID } of admins) {
    for (const { ID, Type, Created } of await rolesOf(UserID)) {
      const isNew = clock.now() - Date.parse(Created) < 7 * DAY_MS;
      if (Type === 'SUPER_ADMIN' && isNew) suspects.push({ userId: UserID, roleId: ID });
    }
  }
  expect(suspects.map(({ userId }) => userId)).toEqual([rogue.id]);

  const [suspect] = suspects;
  const removed = await run('okta-remove-user-role', {
    userId: suspect?.userId,
    roleAssignmentId: suspect?.roleId,
  });
  expect(removed.HumanReadable).toBe(`The role Super Administrator was taken from user ${rogue.id}.`);

  const left = await run('okta-list-user-roles', { username: CAST.accomplice });
  expect(left.HumanReadable).toBe(`The user ${rogue.id} has no admin role.`);
  expect((await superAdmins()).map(({ Login }) => Login)).toEqual([CAST.securityOfficer, CAST.insider]);

  expect(rogue.roles).toEqual([]);
  expect(org.snapshot()).toEqual({
    ...before,
    users: before.users.map((user) => (user.id === rogue.id ? { ...user, roles: [] } : user)),
  });
});
