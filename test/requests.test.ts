import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/commands/index.ts';
import type { RawArguments } from '../src/core/parse-arguments.ts';
import type { OrgSeed } from '../src/simulator/index.ts';
import { toLogEvent } from './support/log-event.ts';
import { openOrg } from './support/open-org.ts';

const ANN = '00u00000000000000ann';
const DEE = '00u00000000000000dee';
const GROUP = '00g000000000000group';
const ZONE = 'nzo00000000000000zone';
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
    { id: DEE, status: 'DEPROVISIONED', profile: { login: 'dee@example.com' } },
    { status: 'LOCKED_OUT', profile: { login: 'leo@example.com' } },
    { status: 'STAGED', profile: { login: 'sta@example.com' } },
    { status: 'SUSPENDED', profile: { login: 'sue@example.com' } },
    { profile: { login: 'plain' } },
    { profile: { login: 'odd one@example.com' } },
    ...members,
  ],
  groups: [...groups, { name: 'Crowd' }, { id: GROUP, name: 'Squad' }],
  apps: [{ label: 'Wiki' }],
  zones: [{ id: ZONE, name: 'Offices', details: { gateways: [{ type: 'CIDR', value: '1.2.3.4/32' }] } }],
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
const NEW_USER = { firstName: 'N', lastName: 'U', email: 'new@example.com', login: 'new@example.com' };

/** The fewest requests with which Okta lets each command do its work. */
const TABLE: readonly [command: string, args: RawArguments, requests: number, why?: string][] = [
  ['okta-unlock-user', by('leo@example.com'), 1],
  ['okta-deactivate-user', by('ann@example.com'), 1],
  ['okta-deactivate-user', by(ANN), 1],
  ['okta-deactivate-user', by('plain'), 2, 'plus the look-up that tells a login from a shortname'],
  ['okta-deactivate-user', by('odd one@example.com'), 2, 'plus the search for a login that no address can hold'],
  ['okta-activate-user', by('sta@example.com'), 1],
  ['okta-suspend-user', by('ann@example.com'), 1],
  ['okta-unsuspend-user', by('sue@example.com'), 1],
  ['okta-get-user-factors', { userId: ANN }, 1],
  ['okta-get-user-factors', by('ann@example.com'), 2],
  ['okta-reset-factor', { userId: ANN, factorId: PUSH }, 1],
  ['okta-reset-factor', { ...by('ann@example.com'), factorId: PUSH }, 2],
  ['okta-set-password', { ...by('ann@example.com'), password: 'N3wPa55word!' }, 1],
  ['okta-set-password', { ...by('ann@example.com'), password: 'N3wPa55word!', temporary_password: 'true' }, 2],
  ['okta-add-to-group', { userId: ANN, groupId: GROUP }, 1],
  ['okta-add-to-group', { ...by('ann@example.com'), groupId: GROUP }, 2],
  ['okta-add-to-group', { userId: ANN, groupName: 'Squad' }, 2],
  ['okta-add-to-group', { ...by('ann@example.com'), groupName: 'Squad' }, 3],
  ['okta-remove-from-group', { userId: ANN, groupId: GROUP }, 1],
  ['okta-remove-from-group', { ...by('ann@example.com'), groupId: GROUP }, 2],
  ['okta-remove-from-group', { userId: ANN, groupName: 'Squad' }, 2],
  ['okta-remove-from-group', { ...by('ann@example.com'), groupName: 'Squad' }, 3],
  ['okta-get-groups', by(ANN), 3, 'one for each 200 of 451 groups'],
  ['okta-get-groups', by('ann@example.com'), 4, 'and one for the id'],
  ['okta-verify-push-factor', { userId: ANN, factorId: PUSH }, 4, 'one, and three polls'],
  ['okta-search', { term: 'u1' }, 1],
  ['okta-search', { advanced_search: 'status eq "ACTIVE"' }, 1],
  ['okta-get-user', by('ann@example.com'), 1],
  ['okta-get-user', by('plain'), 1],
  ['okta-get-user', { userId: ANN }, 1],
  ['okta-get-user', { userEmail: 'ann@example.com' }, 1],
  ['okta-list-users', { limit: '1000' }, 5, 'one for each 200'],
  ['okta-create-user', NEW_USER, 1],
  ['okta-update-user', { ...by('ann@example.com'), title: 'CEO' }, 1],
  ['okta-get-group-members', { groupId: GROUP }, 1],
  ['okta-get-group-members', { groupName: 'Crowd', limit: '1200' }, 3, 'one for each 1000, and one for the name'],
  ['okta-list-groups', {}, 1],
  ['okta-list-groups', { limit: '400' }, 1, 'as many in one page as are wanted'],
  ['okta-get-failed-logins', { limit: '2000' }, 2, 'one for each 1000'],
  ['okta-get-logs', { limit: '8000' }, 8, 'one for each 1000'],
  ['okta-get-group-assignments', {}, 1],
  ['okta-get-application-assignments', { limit: '2000' }, 2],
  ['okta-get-application-authentication', { limit: '1001' }, 2],
  ['okta-delete-user', { userId: ANN }, 3],
  ['okta-delete-user', by('ann@example.com'), 3],
  ['okta-delete-user', by('dee@example.com'), 2, 'DEPROVISIONED already'],
  ['okta-clear-user-sessions', { userId: ANN }, 1],
  ['okta-list-zones', {}, 1],
  ['okta-get-zone', { zoneID: ZONE }, 1],
  ['okta-update-zone', { zoneID: ZONE, zoneName: 'Houses' }, 2],
  ['okta-create-zone', { name: 'New', gateway_ips: '2.2.2.2' }, 1],
  ['okta-create-group', { name: 'New' }, 1],
  ['okta-assign-group-to-app', { groupId: GROUP, appName: 'Wiki' }, 2],
  ['okta-assign-group-to-app', { groupName: 'Squad', appName: 'Wiki' }, 3],
  ['okta-expire-password', by('ann@example.com'), 1],
  ['okta-expire-password', { ...by('ann@example.com'), temporary_password: 'true' }, 1],
  ['okta-expire-password', { ...by('ann@example.com'), revoke_session: 'true' }, 1],
  ['okta-auth-reset', {}, 0],
  ['test-module', {}, 1],
];

describe('no command asks Okta more often than it has to', () => {
  it.each(TABLE)('%s %j: %d requests', async (command, args, requests) => {
    const { run, requestsOf } = await openOrg({ seed: SEED });
    expect(await requestsOf(() => run(command, args))).toHaveLength(requests);
  });

  it('counts every command', () => {
    const counted = new Set(TABLE.map(([command]) => command));
    expect(COMMANDS.map(({ name }) => name).filter((name) => !counted.has(name))).toEqual([]);
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
