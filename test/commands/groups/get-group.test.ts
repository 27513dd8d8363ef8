import { expect, it } from 'vitest';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { openOrg } from '../../support/open-org.ts';

const GROUP_KEY = 'Okta.Group(val.ID && val.ID === obj.ID)';
const FINANCE = '00g00000000000000fin';

const ORG: OrgSeed = {
  groups: [{ name: 'Finance EU' }, { id: FINANCE, name: 'Finance', description: 'Money' }],
  users: ['ann', 'bob'].map((name) => ({ profile: { login: `${name}@example.com` }, groups: ['Finance'] })),
  apps: [{ label: 'Ledger', groups: ['Finance'] }],
};
const open = () => openOrg({ seed: ORG });

it.each([{ groupId: FINANCE }, { groupName: 'Finance' }, { groupName: 'FINANCE' }])(
  'okta-get-group gets a group with its counts in one request: %j',
  async (target) => {
    const { run, requestsOf } = await open();
    const requests = await requestsOf(async () => {
      const entry = await run('okta-get-group', target);
      expect(entry.EntryContext?.[GROUP_KEY]).toMatchObject({
        ID: FINANCE,
        Name: 'Finance',
        Description: 'Money',
        Type: 'OKTA_GROUP',
        UsersCount: 2,
        AppsCount: 1,
        GroupPushMappingsCount: 0,
        HasAdminPrivilege: false,
      });
      expect(entry.HumanReadable).toContain(`| Finance | ${FINANCE} | Money | OKTA_GROUP | 2 | 1 |`);
    });
    expect(requests).toEqual(['GET /api/v1/groups']);
  },
);

it('okta-get-group names the id that no group has', async () => {
  const { fail } = await open();
  expect(await fail('okta-get-group', { groupId: '00g0000000000000none' })).toContain('00g0000000000000none');
});

it('okta-get-group names the groups whose names only begin so', async () => {
  const { fail } = await open();
  expect(await fail('okta-get-group', { groupName: 'Fin' })).toMatch(/Finance EU.*Finance|Finance.*Finance EU/s);
});

it('okta-get-group wants an id or a name', async () => {
  const { fail, requestsOf } = await open();
  const requests = await requestsOf(async () => {
    expect(await fail('okta-get-group')).toContain("either 'groupName' or 'groupId");
  });
  expect(requests).toEqual([]);
});
