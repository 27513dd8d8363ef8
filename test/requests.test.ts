import { describe, expect, it } from 'vitest';
import type { RawArguments } from '../src/core/parse-arguments.ts';
import type { OrgSeed } from '../src/simulator/index.ts';
import { toLogEvent } from './support/log-event.ts';
import { openOrg } from './support/open-org.ts';

const ANN = '00u00000000000000ann';
const GROUP = '00g000000000000group';
const PUSH = 'opf00000000000000000';
const EVENTS = [
  'user.session.start',
  'group.user_membership.add',
  'application.user_membership.add',
  'user.authentication.sso',
];

const groups = Array.from({ length: 450 }, (_, index) => ({ name: `Group ${index}` }));
const members = Array.from({ length: 1200 }, (_, index) => ({
  profile: { login: `u${index}@example.com` },
  groups: ['Crowd'],
}));

const SEED: OrgSeed = {
  users: [
    {
      id: ANN,
      profile: { login: 'ann@example.com', email: 'ann@example.com', firstName: 'Ann', lastName: 'Ames' },
      password: 'OldPa55word',
      groups: groups.map(({ name }) => name),
      factors: [{ id: PUSH, factorType: 'push', push: [{ result: 'SUCCESS', waitingPolls: 2 }] }],
    },
    { profile: { login: 'plain' } },
    { profile: { login: 'odd one@example.com' } },
    ...members,
  ],
  groups: [...groups, { name: 'Crowd' }, { id: GROUP, name: 'Squad' }],
  logs: EVENTS.flatMap((eventType, kind) =>
    Array.from({ length: 2100 }, (_, index) =>
      toLogEvent(kind * 10_000 + index, {
        eventType,
        published: new Date(Date.parse('2026-05-30T00:00:00Z') + index * 1000).toISOString(),
        outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
      }),
    ),
  ),
};

const by = (username: string) => ({ username });

/** Beyond the sample calls: large orgs, logins that have to be looked up, and each way to name both of two things. */
const TABLE: readonly [command: string, args: RawArguments, requests: number, why: string][] = [
  ['okta-deactivate-user', by(ANN), 1, 'an id'],
  ['okta-deactivate-user', by('plain'), 2, 'and the look-up that tells a login from a shortname'],
  ['okta-deactivate-user', by('odd one@example.com'), 2, 'and the search for a login that no path can hold'],
  ['okta-add-to-group', { ...by('ann@example.com'), groupId: GROUP }, 2, 'and one for the user'],
  ['okta-add-to-group', { userId: ANN, groupName: 'Squad' }, 2, 'and one for the group'],
  ['okta-remove-from-group', { ...by('ann@example.com'), groupId: GROUP }, 2, 'and one for the user'],
  ['okta-remove-from-group', { userId: ANN, groupName: 'Squad' }, 2, 'and one for the group'],
  ['okta-get-groups', by(ANN), 3, 'one for each 200 of 451 groups'],
  ['okta-get-groups', by('ann@example.com'), 4, 'and one for the id'],
  ['okta-verify-push-factor', { userId: ANN, factorId: PUSH }, 4, 'one, and three polls'],
  ['okta-get-user', by('plain'), 1, 'reading needs no look-up'],
  ['okta-list-users', { limit: '1000' }, 5, 'one for each 200'],
  ['okta-get-group-members', { groupName: 'Crowd', limit: '1200' }, 3, 'one for each 1000, and one for the name'],
  ['okta-list-groups', { limit: '400' }, 1, 'as many in one page as are wanted'],
  ['okta-get-failed-logins', { limit: '2000' }, 2, 'one for each 1000'],
  ['okta-get-logs', { limit: '8000' }, 8, 'one for each 1000'],
  ['okta-get-application-assignments', { limit: '2000' }, 2, 'one for each 1000'],
  ['okta-get-application-authentication', { limit: '1001' }, 2, 'one for each 1000'],
];

describe('no command asks Okta more often than it has to', () => {
  it.each(TABLE)('%s %j: %d requests, %s', async (command, args, requests) => {
    const { run, requestsOf } = await openOrg({ seed: SEED });
    expect(await requestsOf(() => run(command, args))).toHaveLength(requests);
  });

  it('reads 10,000 log events in 10 requests', async () => {
    const { run, requestsOf } = await openOrg({ logEvents: 10_000 });
    const asked = await requestsOf(async () => {
      const entry = await run('okta-get-logs', { since: '2025-12-10T00:00:00Z', limit: '10000' });
      expect(entry.Contents).toHaveLength(10_000);
    });
    expect(asked).toHaveLength(10);
  });
});
