import { expect, it } from 'vitest';
import { openOrg } from '../support/open-org.ts';

const ASSIGNMENTS = 'Okta.AppUserAssignment(val.UserID && val.UserID === obj.UserID && val.AppID === obj.AppID)';

it('Somebody who leaves is taken out of every app and group, also where a group gave the app', async () => {
  const username = 'lea@acme.example';
  const { run, fail, org } = await openOrg({
    seed: {
      users: [{ profile: { login: username }, groups: ['Sales'] }, { profile: { login: 'kim@acme.example' } }],
      groups: [{ name: 'Sales' }],
      apps: [
        { label: 'Desk', users: [username, 'kim@acme.example'] },
        { label: 'Ledger', users: [username], groups: ['Sales'] },
      ],
    },
  });
  const assigned = async () => {
    const { EntryContext } = await run('okta-list-user-applications', { username });
    return (EntryContext?.[ASSIGNMENTS] ?? []) as { AppID: string }[];
  };
  expect(await assigned()).toHaveLength(2);

  await run('okta-unassign-user-from-app', { username, appName: 'Desk' });
  expect(await fail('okta-unassign-user-from-app', { username, appName: 'Ledger' })).toContain(
    'okta-remove-from-group',
  );
  await run('okta-remove-from-group', { username, groupName: 'Sales' });
  const again = await run('okta-unassign-user-from-app', { username, appName: 'Desk' });
  expect(again.EntryContext?.[ASSIGNMENTS]).toMatchObject({ IsAssigned: false, Result: 'already' });
  await run('okta-unassign-user-from-app', { username, appName: 'Ledger' });

  expect(await assigned()).toEqual([]);
  const desk = [...org.apps.values()].find(({ label }) => label === 'Desk');
  expect(desk?.users.size).toBe(1);
});
