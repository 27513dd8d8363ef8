import { expect, it } from 'vitest';
import { openOrg } from '../support/open-org.ts';

const LOGIN = 'nina.new@example.com';

it('A newcomer is prepared, activated, kept up to date and given an app through her group', async () => {
  const { run, org } = await openOrg({
    seed: {
      groups: [{ name: 'Engineering' }, { name: 'Engineering Leads' }],
      apps: [{ label: 'Git' }, { label: 'Git LFS' }],
    },
  });
  const engineering = org.groupByName('Engineering') ?? expect.fail('seeded');
  const git = [...org.apps.values()].find(({ label }) => label === 'Git') ?? expect.fail('seeded');

  const created = await run('okta-create-user', {
    firstName: 'Nina',
    lastName: 'New',
    email: LOGIN,
    login: LOGIN,
    department: 'Engineering',
    password: 'Welcome-Aboard-2026',
    passwordQuestion: 'Who is your favourite author?',
    passwordAnswer: 'Nobody in particular',
    groupIds: engineering.id,
    activate: 'false',
  });
  expect(created.HumanReadable).toContain(`### Okta User Created: ${LOGIN}:`);
  const user = org.userByLogin(LOGIN) ?? expect.fail('created');
  expect(user).toMatchObject({ status: 'STAGED', recoveryQuestion: 'Who is your favourite author?' });
  expect(engineering.members.has(user.id)).toBe(true);

  expect((await run('okta-activate-user', { username: LOGIN })).HumanReadable).toBe(`### ${LOGIN} is active now`);
  expect(user.status).toBe('ACTIVE');

  await run('okta-update-user', { username: LOGIN, title: 'Staff Engineer', mobilePhone: '+1-555-0100' });
  expect(user.profile).toMatchObject({
    title: 'Staff Engineer',
    mobilePhone: '+1-555-0100',
    department: 'Engineering',
  });

  const assigned = await run('okta-assign-group-to-app', { groupName: 'Engineering', appName: 'Git' });
  expect(assigned.HumanReadable).toBe('Group: Engineering added to Git successfully');

  const members = await run('okta-get-group-members', { groupName: 'Engineering' });
  expect(members.EntryContext?.['Account(val.ID && val.ID === obj.ID)']).toMatchObject([
    { ID: user.id, Username: LOGIN, DisplayName: 'Nina New', Status: 'ACTIVE', Type: 'Okta' },
  ]);

  const { apps, groups } = org.snapshot();
  expect(apps.map(({ label, groups: ids }) => [label, ids])).toEqual([
    ['Git', [engineering.id]],
    ['Git LFS', []],
  ]);
  expect(groups.find(({ profile }) => profile.name === 'Engineering Leads')?.members).toEqual([]);
  expect(git.groups.size).toBe(1);
});
