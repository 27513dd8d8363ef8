import type { OrgSeed } from '../../src/simulator/index.ts';

/** An org with one user for each state that a command needs, under ids that do not change. */
export const SEED: OrgSeed = {
  owner: 'admin@acme.example',
  users: [
    { profile: { login: 'admin@acme.example', firstName: 'Ada', lastName: 'Min' } },
    {
      id: '00u1active0000000001',
      profile: {
        login: 'jane@acme.example',
        email: 'jane@acme.example',
        firstName: 'Jane',
        lastName: 'Döe | "JD" 🦊',
        manager: 'Ada Min',
      },
      password: 'Winter-is-0ver',
      sessions: 2,
      factors: [
        { id: 'opf1push00000000001', factorType: 'push', push: [{ result: 'SUCCESS', waitingPolls: 1 }] },
        { id: 'sms1text00000000001', factorType: 'sms', profile: { phoneNumber: '+15554151337' } },
      ],
      groups: ['Demisto'],
    },
    { id: '00u2locked0000000001', status: 'LOCKED_OUT', profile: { login: 'lou@acme.example' } },
    { id: '00u3staged0000000001', status: 'STAGED', profile: { login: 'stan@acme.example' } },
    { id: '00u4suspend000000001', status: 'SUSPENDED', profile: { login: 'sue@acme.example' } },
    { id: '00u5active0000000001', profile: { login: 'dee@acme.example' }, password: 'Summer-is-0ver' },
  ],
  groups: [{ id: '00g1demisto000000001', name: 'Demisto' }, { name: 'Visitors' }],
  apps: [{ id: '0oa1wiki000000000001', label: 'Wiki' }],
  zones: [
    {
      id: 'nzo1office0000000001',
      name: 'Office',
      details: { gateways: [{ type: 'CIDR', value: '198.51.100.0/24' }], proxies: null },
    },
  ],
};

const SINCE = '2026-01-01T00:00:00.000Z';
const JANE = 'jane@acme.example';
const JANE_ID = '00u1active0000000001';

export interface Step {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const step = (command: string, args: Step['args'] = {}): Step => ({ command, args });

/** Every command at least once, in an order in which each finds the org as it needs it; arguments as playbooks give them. */
export const PLAYLIST: readonly Step[] = [
  step('test-module'),
  step('okta-get-user', { username: JANE, verbose: 'true' }),
  step('okta-get-user', { username: 'nobody@acme.example' }),
  step('okta-unlock-user', { username: 'lou@acme.example' }),
  step('okta-activate-user', { username: 'stan@acme.example' }),
  step('okta-unsuspend-user', { username: 'sue@acme.example' }),
  step('okta-suspend-user', { username: 'sue@acme.example' }),
  step('okta-get-user-factors', { username: JANE }),
  step('okta-verify-push-factor', { userId: JANE_ID, factorId: 'opf1push00000000001', polling_time: 0 }),
  step('okta-reset-factor', { username: JANE, factorId: 'sms1text00000000001' }),
  step('okta-set-password', { username: JANE, password: 'N3wPa55word!' }),
  step('okta-expire-password', { username: JANE, temporary_password: 'false' }),
  step('okta-add-to-group', { username: JANE, groupName: 'Visitors' }),
  step('okta-remove-from-group', { userId: JANE_ID, groupId: '00g1demisto000000001' }),
  step('okta-get-groups', { username: JANE }),
  step('okta-search', { term: 'Jane', verbose: 'true' }),
  step('okta-list-users', { limit: '2' }),
  step('okta-create-user', {
    firstName: 'New',
    lastName: 'Comer',
    email: 'new@acme.example',
    login: 'new@acme.example',
    password: 'Pa55word!new',
    groupIds: '00g1demisto000000001',
    activate: 'true',
  }),
  step('okta-update-user', { username: 'new@acme.example', firstName: 'Nova', title: 'Ünïcode 🎉' }),
  step('okta-get-group-members', { groupName: 'Demisto', limit: 5 }),
  step('okta-list-groups', { query: 'De' }),
  step('okta-create-group', { name: 'TestGroup', description: 'Made here' }),
  step('okta-assign-group-to-app', { appName: 'Wiki', groupName: 'TestGroup' }),
  step('okta-deactivate-user', { username: 'dee@acme.example' }),
  step('okta-delete-user', { username: 'dee@acme.example' }),
  step('okta-clear-user-sessions', { userId: JANE_ID }),
  step('okta-list-zones', { limit: '10' }),
  step('okta-get-zone', { zoneID: 'nzo1office0000000001', ZoneID: 'nzo1office0000000001' }),
  step('okta-update-zone', {
    zoneID: 'nzo1office0000000001',
    gatewayIPs: ['192.0.2.1', '2001:db8::1'],
    updateType: 'APPEND',
  }),
  step('okta-create-zone', { name: 'Guests', gateway_ips: '203.0.113.0/24', proxies: '203.0.113.7' }),
  step('okta-get-logs', { filter: `target.id eq "${JANE_ID}"`, since: SINCE }),
  step('okta-get-failed-logins', { since: SINCE, limit: '5' }),
  step('okta-get-group-assignments', { since: SINCE, limit: '5' }),
  step('okta-get-application-assignments', { since: SINCE, sortOrder: 'ASCENDING' }),
  step('okta-get-application-authentication', { since: SINCE }),
  step('okta-auth-reset'),
];

/** What fails, in each of the ways in which a command can. */
export const FAILURES: readonly Step[] = [
  step('okta-no-such-command'),
  step('okta-suspend-user'),
  step('okta-list-users', { limit: 'many' }),
  step('okta-suspend-user', { username: 'nobody@acme.example' }),
  step('okta-unsuspend-user', { username: JANE }),
  step('okta-get-zone', { zoneID: 'nzoUnknown' }),
  step('okta-get-logs', { filter: 'not a filter' }),
];
