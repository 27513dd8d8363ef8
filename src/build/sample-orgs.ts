/**
 * Orgs in which the example lines of the documentation make sense. Those of the original integration's commands name users,
 * groups, zones and dates of their own. The examples of all other commands run on the company of `okta-v2 demo`, where
 * readers can try them.
 */
import { RESPONSE_ORGS } from './response-org.ts';
import type { SampleOrg } from './sample-org.ts';

type OrgSeed = import('../simulator/index.ts').OrgSeed;
type LogEvent = import('../simulator/index.ts').LogEvent;

const TEST_USER = 'testForDocs@test.com';
const CREATED = '2020-03-26T13:56:49.000Z';

const SEED: OrgSeed = {
  users: [
    {
      profile: { login: TEST_USER, email: TEST_USER, firstName: 'test', lastName: 'that', manager: 'manager@test.com' },
      password: 'Pa55word!',
      recoveryQuestion: 'whats is your favourite integration',
      created: CREATED,
      activated: '2020-03-26T13:56:52.000Z',
      groups: ['Demisto'],
    },
    {
      profile: { login: 'factor@test.com', firstName: 'factor', lastName: 'that' },
      factors: [
        { factorType: 'sms', status: 'PENDING_ACTIVATION', profile: { phoneNumber: '+12025550191' } },
        { factorType: 'push', profile: { credentialId: 'factor@test.com', name: 'Pixel 8' } },
      ],
      created: CREATED,
    },
    {
      id: '00upt1w8t40wFQM2v6t4',
      profile: { login: 'reset@test.com' },
      factors: [{ id: 'ufsq7cvptfbjQa72c0h7', factorType: 'question' }],
      created: CREATED,
    },
    {
      id: '00upt1w8t40wFQM2v0h7',
      profile: { login: 'push@test.com' },
      factors: [{ id: 'opfpt1joeaArlg27g0h7', factorType: 'push', push: [{ result: 'SUCCESS', waitingPolls: 1 }] }],
      created: CREATED,
    },
    { id: '00ui5brmwtJpMdoZZ0h7', profile: { login: 'sessions@test.com' }, sessions: 1, created: CREATED },
    {
      profile: { login: '4x1xh5rl@test.com', firstName: 'Test 1', lastName: 'that' },
      password: 'Pa55word!',
      created: CREATED,
    },
  ],
  groups: [
    {
      id: '00gdougcgzEaf7c50h7',
      name: 'Demisto',
      description: 'Playbook authors',
      created: '2018-01-19T02:02:06.000Z',
      lastMembershipUpdated: '2020-03-26T13:49:47.000Z',
    },
  ],
  apps: [{ label: 'Default-App', created: CREATED }],
  zones: [
    {
      name: 'LegacyIpZone',
      system: true,
      created: '2017-03-03T22:05:24.000Z',
      details: { gateways: [{ type: 'CIDR', value: '192.0.2.0/24' }], proxies: null },
    },
    {
      id: 'nzoqsmcx1qWYJ6wY33h7',
      name: 'MyZone',
      created: '2020-03-06T22:23:12.000Z',
      details: {
        gateways: [
          { type: 'CIDR', value: '198.51.100.0/24' },
          { type: 'RANGE', value: '203.0.113.5-203.0.113.15' },
        ],
        proxies: null,
      },
    },
  ],
};

/** A sample of a log event; `what` is its message. */
function toEvent(
  eventType: string,
  what: string,
  published: string,
  targets: [name: string, type: string][],
): LogEvent {
  return {
    uuid: '4d5cd7c1-4c8e-11ea-8ac1-6b5b6f0c7a1e',
    published,
    eventType,
    displayMessage: what,
    severity: 'INFO',
    actor: {
      id: '00u66lckvpjidYi0h7',
      type: 'User',
      alternateId: 'Test@demisto.com',
      displayName: 'Test Demisto',
      detailEntry: null,
    },
    client: {
      userAgent: { rawUserAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', os: 'Mac OS X', browser: 'CHROME' },
      zone: 'null',
      device: 'Computer',
      id: null,
      ipAddress: '192.0.2.10',
      geographicalContext: { city: 'Boardman', state: 'Oregon', country: 'United States' },
    },
    outcome: { result: 'SUCCESS', reason: null },
    request: { ipChain: [{ ip: '192.0.2.10', version: 'V4', source: null }] },
    target: targets.map(([displayName, type], index) => ({
      id: `00t00000000000000${index}h7`,
      type,
      alternateId: displayName,
      displayName,
      detailEntry: null,
    })),
  };
}

const withLog = (at: string, event: LogEvent): SampleOrg => ({ at, seed: { ...SEED, logs: [event] } });

function withTestUser(status: 'LOCKED_OUT' | 'STAGED' | 'SUSPENDED'): SampleOrg {
  const users = (SEED.users ?? []).map((user) => (user.profile.login === TEST_USER ? { ...user, status } : user));
  return { at: '2020-03-26T13:57:13.000Z', seed: { ...SEED, users } };
}

/** Commands of the original whose examples need the org in a state, or at a time, of their own. */
const SPECIAL: Readonly<Record<string, SampleOrg>> = {
  'okta-unlock-user': withTestUser('LOCKED_OUT'),
  'okta-activate-user': withTestUser('STAGED'),
  'okta-unsuspend-user': withTestUser('SUSPENDED'),
  'okta-create-user': { at: CREATED, seed: { ...SEED, users: [] } },
  'okta-remove-from-group': { at: CREATED, seed: { ...SEED, groups: [{ name: 'demisto' }, { name: 'Demisto' }] } },
  'okta-create-group': { at: '2022-05-20T14:59:29.000Z', seed: SEED },
  'okta-assign-group-to-app': {
    at: '2022-05-20T16:01:16.000Z',
    seed: { ...SEED, groups: [...(SEED.groups ?? []), { name: 'TestGroup', description: 'TestGroup description.' }] },
  },
  'okta-create-zone': { at: '2020-04-06T22:23:12.000Z', seed: { ...SEED, zones: [] } },
  'okta-expire-password': { at: '2023-09-10T12:56:04.000Z', seed: SEED },
  'okta-get-failed-logins': withLog('2019-10-01T00:00:00.000Z', {
    ...toEvent('user.session.start', 'User login to Okta', '2019-09-30T18:42:38.000Z', []),
    actor: { id: 'unknown', type: 'User', alternateId: 'admin', displayName: 'unknown', detailEntry: null },
    outcome: { result: 'FAILURE', reason: 'VERIFICATION_ERROR' },
  }),
  'okta-get-logs': withLog(
    '2020-03-05T00:00:00.000Z',
    toEvent('group.user_membership.remove', 'Remove user from group membership', '2020-03-03T20:23:17.900Z', [
      ['test this', 'User'],
      ['test1', 'UserGroup'],
    ]),
  ),
  'okta-get-group-assignments': withLog(
    '2019-10-01T00:00:00.000Z',
    toEvent('group.user_membership.add', 'Add user to group membership', '2019-09-29T03:47:46.000Z', [
      ['test this', 'User'],
      ['test1', 'UserGroup'],
    ]),
  ),
  'okta-get-application-assignments': withLog(
    '2019-10-25T00:00:00.000Z',
    toEvent('application.user_membership.add', 'Add user to application membership', '2019-10-14T17:55:12.000Z', [
      ['Test 1 that', 'AppUser'],
      ['ShrikSAML', 'AppInstance'],
      ['Test 1 that', 'User'],
    ]),
  ),
  'okta-get-application-authentication': withLog(
    '2019-10-25T00:00:00.000Z',
    toEvent('user.authentication.sso', 'User single sign on to app', '2019-10-14T12:16:53.000Z', [
      ['BenziPermanent', 'AppInstance'],
      ['Test Demisto', 'AppUser'],
    ]),
  ),
};

/** The other commands of the original: their examples agree on an org and a time. */
const ALIKE: readonly string[] = [
  'okta-deactivate-user',
  'okta-suspend-user',
  'okta-get-user-factors',
  'okta-reset-factor',
  'okta-set-password',
  'okta-add-to-group',
  'okta-get-groups',
  'okta-verify-push-factor',
  'okta-search',
  'okta-get-user',
  'okta-list-users',
  'okta-update-user',
  'okta-get-group-members',
  'okta-list-groups',
  'okta-delete-user',
  'okta-clear-user-sessions',
  'okta-list-zones',
  'okta-update-zone',
  'okta-get-zone',
  'okta-auth-reset',
];

const DEMO: SampleOrg = { at: '2026-06-01T12:00:00.000Z', seed: 'company' };

export function sampleOrgFor(command: string): SampleOrg {
  if (ALIKE.includes(command)) return { at: '2020-03-26T13:57:13.000Z', seed: SEED };
  return SPECIAL[command] ?? RESPONSE_ORGS[command] ?? DEMO;
}
