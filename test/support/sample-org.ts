import type { RawArguments } from '../../src/core/parse-arguments.ts';
import type { OrgSeed } from '../../src/simulator/index.ts';
import { toLogEvent } from './log-event.ts';

/** An org in which every command has something to do, and a good call of each. */

const id = (prefix: string, name: string) => `${prefix}${name.padStart(20 - prefix.length, '0')}`;

export const ANN = { userId: id('00u', 'ann'), username: 'ann@acme.example' };
export const PUSH = id('opf', 'push');
export const GROUP = { groupId: id('00g', 'squad'), groupName: 'Squad' };
export const ZONE = id('nzo', 'office');

const EVENT_TYPES = [
  'user.session.start',
  'group.user_membership.add',
  'application.user_membership.add',
  'user.authentication.sso',
];

export const SAMPLE_SEED: OrgSeed = {
  users: [
    {
      id: ANN.userId,
      profile: { login: ANN.username, email: ANN.username, firstName: 'Ann', lastName: 'Ames' },
      password: 'OldPa55word',
      groups: [GROUP.groupName],
      factors: [{ id: PUSH, factorType: 'push', push: [{ result: 'SUCCESS', waitingPolls: 1 }] }],
    },
    { profile: { login: 'bob@acme.example', email: 'bob@acme.example', firstName: 'Bob', lastName: 'Berg' } },
    { status: 'LOCKED_OUT', profile: { login: 'leo@acme.example' } },
    { status: 'STAGED', profile: { login: 'sta@acme.example' } },
    { status: 'SUSPENDED', profile: { login: 'sue@acme.example' } },
    { status: 'DEPROVISIONED', profile: { login: 'dee@acme.example' } },
    ...Array.from({ length: 220 }, (_user, index) => ({
      profile: { login: `member${index}@acme.example`, firstName: 'Member', lastName: String(index) },
      groups: ['Crowd'],
    })),
  ],
  groups: [{ id: GROUP.groupId, name: GROUP.groupName }, { name: 'Crowd' }, { name: 'Empty' }],
  apps: [{ label: 'Wiki' }, { label: 'Wiki Sandbox' }],
  zones: [{ id: ZONE, name: 'Offices', details: { gateways: [{ type: 'CIDR', value: '198.51.100.0/24' }] } }],
  logs: EVENT_TYPES.flatMap((eventType, kind) =>
    Array.from({ length: 300 }, (_event, index) =>
      toLogEvent(kind * 1000 + index, {
        eventType,
        published: new Date(Date.parse('2026-05-30T00:00:00Z') + (kind * 300 + index) * 1000).toISOString(),
        outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
      }),
    ),
  ),
};

const NEW_USER = { firstName: 'New', lastName: 'User', email: 'new@acme.example', login: 'new@acme.example' };

export const SAMPLE_CALLS: Readonly<Record<string, readonly RawArguments[]>> = {
  'okta-unlock-user': [{ username: 'leo@acme.example' }],
  'okta-deactivate-user': [{ username: 'bob@acme.example' }],
  'okta-activate-user': [{ username: 'sta@acme.example' }],
  'okta-suspend-user': [{ username: ANN.username }, { username: 'bob@acme.example' }],
  'okta-unsuspend-user': [{ username: 'sue@acme.example' }],
  'okta-get-user-factors': [{ userId: ANN.userId }, { username: ANN.username }],
  'okta-reset-factor': [
    { userId: ANN.userId, factorId: PUSH },
    { username: ANN.username, factorId: PUSH },
  ],
  'okta-set-password': [
    { username: ANN.username, password: 'N3wPa55word!' },
    { username: ANN.username, password: 'N3wPa55word!', temporary_password: 'true' },
  ],
  'okta-add-to-group': [
    { username: 'bob@acme.example', groupName: GROUP.groupName },
    { userId: ANN.userId, groupId: GROUP.groupId },
  ],
  'okta-remove-from-group': [
    { username: ANN.username, groupName: GROUP.groupName },
    { userId: ANN.userId, groupId: GROUP.groupId },
  ],
  'okta-get-groups': [{ username: ANN.username }],
  'okta-verify-push-factor': [{ userId: ANN.userId, factorId: PUSH, polling_time: '1', max_polling_calls: '5' }],
  'okta-search': [{ term: 'Ann' }, { advanced_search: 'profile.firstName eq "Ann"', limit: '10' }],
  'okta-get-user': [{ username: ANN.username }, { userId: ANN.userId, verbose: 'true' }, { userEmail: ANN.username }],
  'okta-list-users': [{ limit: '210' }, { filter: 'status eq "ACTIVE"' }, { query: 'Ann' }],
  'okta-create-user': [NEW_USER, { ...NEW_USER, password: 'F1rstPa55word', groupIds: GROUP.groupId, activate: 'true' }],
  'okta-update-user': [{ username: ANN.username, lastName: 'Archer', department: 'R&D' }],
  'okta-get-group-members': [
    { groupName: 'Crowd', verbose: 'true' },
    { groupId: GROUP.groupId, limit: '5' },
  ],
  'okta-list-groups': [{}, { query: 'Squad' }, { filter: `id eq "${GROUP.groupId}"` }],
  'okta-get-failed-logins': [{ since: '2026-05-29T00:00:00Z', until: '2026-06-01T00:00:00Z', limit: '250' }],
  'okta-get-logs': [
    { since: '2026-05-29T00:00:00Z', limit: '1200' },
    { query: 'Ann', filter: 'eventType eq "user.session.start"', since: '2026-05-29T00:00:00Z' },
  ],
  'okta-get-group-assignments': [{ since: '2026-05-29T00:00:00Z', sortOrder: 'DESCENDING' }],
  'okta-get-application-assignments': [{ since: '2026-05-29T00:00:00Z', until: '2026-06-01T00:00:00Z' }],
  'okta-get-application-authentication': [{ since: '2026-05-29T00:00:00Z' }],
  'okta-delete-user': [{ userId: ANN.userId }, { username: 'dee@acme.example' }],
  'okta-clear-user-sessions': [{ userId: ANN.userId }],
  'okta-list-zones': [{}, { limit: '1' }],
  'okta-update-zone': [
    { zoneID: ZONE, gatewayIPs: '203.0.113.7', proxyIPs: '203.0.113.0/28', updateType: 'APPEND' },
    { zoneID: ZONE, zoneName: 'Head office', gatewayIPs: '2001:db8::1' },
  ],
  'okta-get-zone': [{ zoneID: ZONE }],
  'okta-create-zone': [{ name: 'New zone', gateway_ips: '203.0.113.9', proxies: '203.0.113.10-203.0.113.20' }],
  'okta-create-group': [{ name: 'New group', description: 'Just made' }],
  'okta-assign-group-to-app': [
    { groupName: GROUP.groupName, appName: 'Wiki' },
    { groupId: GROUP.groupId, appName: 'Wiki' },
  ],
  'okta-expire-password': [
    { username: ANN.username },
    { username: ANN.username, temporary_password: 'true', revoke_session: 'true', hide_password: 'true' },
  ],
  'okta-auth-reset': [{}],
  'test-module': [{}],
};
