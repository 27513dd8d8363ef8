import { expect, it } from 'vitest';
import { openOrg } from '../support/open-org.ts';

const LOGIN = 'leo.leaver@example.com';

it('A leaver is found, taken out of their groups, deactivated and deleted; a second deletion finds nobody', async () => {
  const { run, fail, org, requestsOf } = await openOrg({
    seed: {
      groups: [{ name: 'Sales' }, { name: 'Sales EMEA' }, { name: 'VPN Users' }],
      apps: [{ label: 'Salesforce', groups: ['Sales'], users: [LOGIN] }],
      users: [
        {
          profile: { login: LOGIN, firstName: 'Leo', lastName: 'Leaver' },
          groups: ['Sales', 'VPN Users'],
          sessions: 2,
        },
        // Nothing may happen to a person with the same name before the @.
        { profile: { login: 'leo.leaver@partner.example', firstName: 'Leo', lastName: 'Partner' }, groups: ['Sales'] },
      ],
    },
  });
  const leaver = org.userByLogin(LOGIN);
  const partnerBefore = org.snapshot().users.find(({ profile }) => profile.login === 'leo.leaver@partner.example');

  const found = await run('okta-search', { term: LOGIN });
  expect(found.EntryContext?.['Account(val.ID && val.ID === obj.ID)']).toMatchObject([{ ID: leaver?.id }]);

  const groups = await run('okta-get-groups', { username: LOGIN });
  expect(groups.EntryContext?.['Account(val.ID && val.ID === obj.ID)']).toMatchObject({
    ID: leaver?.id,
    Group: [{ Name: 'Everyone' }, { Name: 'Sales' }, { Name: 'VPN Users' }],
  });

  for (const groupName of ['Sales', 'VPN Users']) {
    const removed = await run('okta-remove-from-group', { username: LOGIN, groupName });
    expect(removed.HumanReadable).toBe(`User: ${leaver?.id} was removed from group: ${groupName} successfully`);
  }
  expect(org.groupsOf(leaver ?? expect.fail('seeded')).map(({ profile }) => profile.name)).toEqual(['Everyone']);

  expect((await run('okta-deactivate-user', { username: LOGIN })).HumanReadable).toBe(`### User ${LOGIN} deactivated`);
  expect(leaver?.status).toBe('DEPROVISIONED');

  const asked = await requestsOf(() => run('okta-delete-user', { username: LOGIN }));
  expect(asked).toEqual([`GET /api/v1/users/${LOGIN}`, `DELETE /api/v1/users/${leaver?.id}`]);
  expect(org.userByLogin(LOGIN)).toBeUndefined();

  expect(await fail('okta-delete-user', { username: LOGIN })).toBe(
    `Failed to execute okta-delete-user command. Error: Failed to find userID for: ${LOGIN} username.`,
  );
  expect((await run('okta-get-user', { username: LOGIN })).HumanReadable).toBe(`User '${LOGIN}' was not found.`);

  const after = org.snapshot();
  expect(after.groups.flatMap(({ members }) => members)).not.toContain(leaver?.id);
  expect(after.apps.flatMap(({ users }) => users)).not.toContain(leaver?.id);
  expect(after.users.find(({ profile }) => profile.login === 'leo.leaver@partner.example')).toEqual(partnerBefore);
});
