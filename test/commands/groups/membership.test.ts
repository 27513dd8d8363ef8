import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { openOrg } from '../../support/open-org.ts';

const USER = '00u00000000000000001';
const DEMISTO = '00g00000000000000001';
const EMPTY_TEXT = 'Either group name not found or multiple groups include this name.';

const ORG: OrgSeed = {
  groups: [
    { id: DEMISTO, name: 'Demisto' },
    { id: '00g00000000000000002', name: 'Demisto Admins' },
    { id: '00g00000000000000003', name: 'Directory', type: 'APP_GROUP' },
  ],
  users: [
    { id: USER, profile: { login: 'isaac.brock@example.com' }, groups: ['Demisto Admins'] },
    { id: '00u00000000000000002', profile: { login: 'ann@example.com' }, groups: ['Demisto', 'Demisto Admins'] },
  ],
};

describe.each([
  ['okta-add-to-group', 'PUT', 'added to', USER, true],
  ['okta-remove-from-group', 'DELETE', 'was removed from', '00u00000000000000002', false],
] as const)('%s', (command, method, words, userId, isMemberAfterwards) => {
  const username = userId === USER ? 'isaac.brock@example.com' : 'ann@example.com';
  const open = async () => {
    const opened = await openOrg({ seed: ORG });
    return { ...opened, isMember: () => opened.org.groups.get(DEMISTO)?.members.has(userId) };
  };

  it('takes ids as they are, in one request, and names the group by its id', async () => {
    const { run, requestsOf, isMember } = await open();
    const asked = await requestsOf(async () => {
      const entry = await run(command, { userId, groupId: DEMISTO });
      expect(entry).toMatchObject({
        HumanReadable: `User: ${userId} ${words} group: ${DEMISTO} successfully`,
        Contents: '',
        ContentsFormat: 'text',
      });
    });
    expect(asked).toEqual([`${method} /api/v1/groups/${DEMISTO}/users/${userId}`]);
    expect(isMember()).toBe(isMemberAfterwards);
  });

  it('finds a user by login and a group by its exact name, though others begin so, in three requests', async () => {
    const { run, requestsOf, isMember } = await open();
    const asked = await requestsOf(async () => {
      const entry = await run(command, { username, groupName: 'Demisto' });
      expect(entry.HumanReadable).toBe(`User: ${userId} ${words} group: Demisto successfully`);
    });
    expect(asked.slice(0, 2).sort()).toEqual(['GET /api/v1/groups', `GET /api/v1/users/${username}`]);
    expect(asked.slice(2)).toEqual([`${method} /api/v1/groups/${DEMISTO}/users/${userId}`]);
    expect(isMember()).toBe(isMemberAfterwards);
  });

  it('shows the name of a group that was given by its id too', async () => {
    const { run, isMember } = await open();
    const entry = await run(command, { userId, username: 'nobody', groupId: DEMISTO, groupName: 'Shown' });
    expect(entry.HumanReadable).toBe(`User: ${userId} ${words} group: Shown successfully`);
    expect(isMember()).toBe(isMemberAfterwards);
  });

  it('names a group that was given by its id alone when the user is given by login', async () => {
    const { run } = await open();
    const entry = await run(command, { username, groupId: DEMISTO });
    expect(entry.HumanReadable).toBe(`User: ${userId} ${words} group: ${DEMISTO} successfully`);
  });

  it('says that there is no such group, and changes nothing', async () => {
    const { fail, org } = await open();
    const before = org.snapshot();
    expect(await fail(command, { username, groupName: 'Nowhere' })).toBe(
      `Failed to execute ${command} command. Error: ${EMPTY_TEXT}`,
    );
    expect(org.snapshot()).toEqual(before);
  });

  it('names the groups that begin so where none is named exactly so', async () => {
    const { fail, org } = await open();
    const before = org.snapshot();
    const message = await fail(command, { userId, groupName: 'Demis' });
    expect(message).toContain("No group is named exactly 'Demis'.");
    expect(message).toContain(`Demisto (${DEMISTO}), Demisto Admins (00g00000000000000002)`);
    expect(org.snapshot()).toEqual(before);
  });

  it('tells the error of the user before that of the group', async () => {
    const { fail } = await open();
    const message = await fail(command, { username: 'nobody@example.com', groupName: 'Nowhere' });
    expect(message).toBe(
      `Failed to execute ${command} command. Error: Failed to find userID for: nobody@example.com username.`,
    );
  });

  it("passes on Okta's refusal to change a group that is not its own", async () => {
    const { fail } = await open();
    const message = await fail(command, { userId, groupName: 'Directory' });
    expect(message).toContain('Error in API call [403] - Forbidden');
  });

  it.each([
    [{}, "You must supply either 'Username' or 'userId'. You must supply either 'groupName' or 'groupId'."],
    [{ userId: 'u' }, "You must supply either 'groupName' or 'groupId'."],
    [{ groupName: 'Demisto' }, "You must supply either 'Username' or 'userId'."],
    [{ userId: 'me', groupId: DEMISTO }, "'me'"],
    [{ userId: 'a/b', groupId: DEMISTO }, 'slash'],
  ])('refuses %o before it asks Okta', async (args, message) => {
    const { fail, requestsOf } = await open();
    const asked = await requestsOf(async () => expect(await fail(command, args)).toContain(message));
    expect(asked).toEqual([]);
  });
});
