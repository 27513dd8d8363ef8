import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { openOrg } from '../../support/open-org.ts';

const COMMAND = 'okta-assign-group-to-app';
const GROUP = '00g00000000000000001';
const APP = '0oa00000000000000001';

const ORG: OrgSeed = {
  groups: [
    { id: GROUP, name: 'TestGroup' },
    { id: '00g00000000000000002', name: 'TestGroup 2' },
  ],
  apps: [
    { id: '0oa00000000000000002', label: 'TestApp Sandbox' },
    { id: APP, label: 'TestApp' },
    { id: '0oa00000000000000003', label: 'Twin' },
    { id: '0oa00000000000000004', label: 'Twin' },
  ],
};
const open = async (seed: OrgSeed = ORG) => {
  const opened = await openOrg({ seed });
  return { ...opened, assigned: (appId = APP) => [...(opened.org.apps.get(appId)?.groups.keys() ?? [])] };
};

describe(COMMAND, () => {
  it('finds group and app by their exact names, though others begin so, and names them both', async () => {
    const { run, requestsOf, assigned } = await open();
    const asked = await requestsOf(async () => {
      const entry = await run(COMMAND, { groupName: 'TestGroup', appName: 'TestApp' });
      expect(entry.HumanReadable).toBe('Group: TestGroup added to TestApp successfully');
      expect(entry.ContentsFormat).toBe('text');
    });
    expect(asked.slice(0, 2).sort()).toEqual(['GET /api/v1/apps', 'GET /api/v1/groups']);
    expect(asked.slice(2)).toEqual([`PUT /api/v1/apps/${APP}/groups/${GROUP}`]);
    expect(assigned()).toEqual([GROUP]);
  });

  it('takes the id of a group as it is, and shows it', async () => {
    const { run, requestsOf, assigned } = await open();
    const asked = await requestsOf(async () =>
      expect((await run(COMMAND, { groupId: GROUP, appName: 'TestApp' })).HumanReadable).toBe(
        `Group: ${GROUP} added to TestApp successfully`,
      ),
    );
    expect(asked).toEqual(['GET /api/v1/apps', `PUT /api/v1/apps/${APP}/groups/${GROUP}`]);
    expect(assigned()).toEqual([GROUP]);
  });

  it('finds an app on a later page', async () => {
    const others = Array.from({ length: 250 }, (_, index) => ({ label: `Portal ${index}` }));
    const { run, assigned, requestsOf } = await open({ ...ORG, apps: [...others, { id: APP, label: 'Portal' }] });
    const asked = await requestsOf(() => run(COMMAND, { groupId: GROUP, appName: 'Portal' }));
    expect(asked).toHaveLength(3);
    expect(assigned()).toEqual([GROUP]);
  });

  it.each([
    [
      'an app that is not there',
      { groupName: 'TestGroup', appName: 'Nothing' },
      "No application is named exactly 'Nothing'.",
    ],
    [
      'another app that begins so',
      { groupName: 'TestGroup', appName: 'TestApp S' },
      "No application is named exactly 'TestApp S'. Names that begin so: TestApp Sandbox (0oa00000000000000002).",
    ],
    [
      'two apps of one name',
      { groupName: 'TestGroup', appName: 'Twin' },
      "Several applications are named 'Twin': Twin (0oa00000000000000003), Twin (0oa00000000000000004).",
    ],
    [
      'a group that is not there',
      { groupName: 'Nobody', appName: 'TestApp' },
      'Either group name not found or multiple groups include this name.',
    ],
    [
      'neither of the two, the group first',
      { groupName: 'Nobody', appName: 'Nothing' },
      'Error: Either group name not found or multiple groups include this name.',
    ],
  ])('refuses %s, and assigns nothing', async (_what, args, message) => {
    const { fail, org } = await open();
    const before = org.snapshot();
    expect(await fail(COMMAND, args)).toContain(message);
    expect(org.snapshot()).toEqual(before);
  });

  it.each([
    [{}, "You must supply either 'groupName' or 'groupId'. You must supply 'appName'."],
    [{ appName: 'TestApp' }, "You must supply either 'groupName' or 'groupId'."],
    [{ groupName: 'TestGroup' }, "You must supply 'appName'."],
  ])('refuses %o before it asks Okta', async (args, message) => {
    const { fail, requestsOf } = await open();
    const asked = await requestsOf(async () => expect(await fail(COMMAND, args)).toContain(message));
    expect(asked).toEqual([]);
  });

  it('assigns nothing where the org has one app only and none was named', async () => {
    const { fail, org } = await open({ ...ORG, apps: [{ label: 'Only' }] });
    const before = org.snapshot();
    await fail(COMMAND, { groupName: 'TestGroup' });
    expect(org.snapshot()).toEqual(before);
  });
});
