import { describe, expect, it } from 'vitest';
import type { UserStatus } from '../../src/simulator/index.ts';
import { createOrgClient, failureOf, NOW, type OrgClient } from './org-client.ts';

const STATUSES: UserStatus[] = [
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'PASSWORD_EXPIRED',
  'LOCKED_OUT',
  'RECOVERY',
  'SUSPENDED',
  'DEPROVISIONED',
];

function orgWith(status: UserStatus, password?: string): OrgClient & { id: string } {
  const client = createOrgClient({
    seed: {
      users: [
        {
          profile: { login: 'ann@acme.example', firstName: 'Ann', lastName: 'Lee' },
          status,
          ...(password === undefined ? {} : { password }),
        },
      ],
    },
  });
  return { ...client, id: client.simulator.org.resolveUser('ann@acme.example').id };
}

const ALREADY = '403 E0000016';
const NOT_NOW = '403 E0000038';
const INVALID = '400 E0000001';
const NOT_LOCKED = '403 E0000032';
const NO_RESET = '403 E0000017';
const GONE = '404 E0000007';

/** Okta's state machine, row by row: the status after the call, or status and code of its refusal. */
const TABLE: Record<string, string[]> = {
  activate: ['PROVISIONED', ALREADY, ALREADY, ALREADY, ALREADY, ALREADY, ALREADY, 'PROVISIONED'],
  reactivate: [NOT_NOW, 'PROVISIONED', NOT_NOW, NOT_NOW, NOT_NOW, 'PROVISIONED', NOT_NOW, NOT_NOW],
  deactivate: [...Array(7).fill('DEPROVISIONED'), GONE],
  suspend: [INVALID, INVALID, 'SUSPENDED', INVALID, INVALID, INVALID, INVALID, INVALID],
  unsuspend: [INVALID, INVALID, INVALID, INVALID, INVALID, INVALID, 'ACTIVE', INVALID],
  unlock: [NOT_LOCKED, NOT_LOCKED, NOT_LOCKED, NOT_LOCKED, 'ACTIVE', NOT_LOCKED, NOT_LOCKED, NOT_LOCKED],
  expire_password: [
    NOT_NOW,
    NOT_NOW,
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    NOT_NOW,
    NOT_NOW,
    GONE,
  ],
  expire_password_with_temp_password: [
    NOT_NOW,
    NOT_NOW,
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    NOT_NOW,
    NOT_NOW,
    GONE,
  ],
  'reset_password?sendEmail=false': [
    NO_RESET,
    NO_RESET,
    'RECOVERY',
    'RECOVERY',
    'RECOVERY',
    'RECOVERY',
    NO_RESET,
    NO_RESET,
  ],
  'reset_factors?removeRecoveryEnrollment=true': [...STATUSES.slice(0, -1), GONE],
};

describe.each(Object.entries(TABLE))('POST lifecycle/%s', (step, expected) => {
  it.each(STATUSES.map((status, index) => [status, expected[index] ?? '']))(
    'from %s gives %s',
    async (status, outcome) => {
      const { call, simulator, id } = orgWith(status);
      const before = simulator.org.log.size;
      const answer = await call('POST', `/api/v1/users/${id}/lifecycle/${step}`);
      const user = simulator.org.userById(id);
      if (/^\d/.test(outcome)) {
        const { status: httpStatus, code } = failureOf(answer);
        expect(`${httpStatus} ${code}`).toBe(outcome);
        expect(user.status).toBe(status);
        expect(simulator.org.log.size).toBe(before);
      } else {
        expect(answer.status, answer.text).toBe(200);
        expect(user.status).toBe(outcome);
        expect(simulator.org.log.size).toBe(before + 1);
      }
    },
  );
});

describe('a forgotten password', () => {
  const path = (id: string) => `/api/v1/users/${id}/credentials/forgot_password?sendEmail=false`;

  it('gives a link to an active user with a recovery question, whose status stays', async () => {
    const users = [{ profile: { login: 'ann@acme.example' }, recoveryQuestion: 'Why?' }];
    const { call, simulator } = createOrgClient({ seed: { users } });
    const { id } = simulator.org.resolveUser('ann');
    expect((await call('POST', path(id))).body).toEqual({
      resetPasswordUrl: expect.stringContaining('https://acme.okta.example/reset_password/'),
    });
    expect(simulator.org.userById(id).status).toBe('ACTIVE');
  });

  it.each(['ACTIVE', 'SUSPENDED'] as const)('is refused without a question or while not active: %s', async (status) => {
    const { call, id } = orgWith(status);
    expect(failureOf(await call('POST', path(id)))).toMatchObject({ status: 403, code: 'E0000034' });
  });
});

describe('activating', () => {
  it('leads to ACTIVE where a password is set', async () => {
    const { call, simulator, id } = orgWith('STAGED', 'Correct-Horse-1');
    await call('POST', `/api/v1/users/${id}/lifecycle/activate`);
    expect(simulator.org.userById(id)).toMatchObject({ status: 'ACTIVE', activatedMs: NOW, statusChangedMs: NOW });
  });

  it('answers with an empty object when it mails, and with link and token when it does not', async () => {
    const first = orgWith('STAGED');
    expect((await first.call('POST', `/api/v1/users/${first.id}/lifecycle/activate`)).body).toEqual({});
    const second = orgWith('STAGED');
    const { body } = await second.call('POST', `/api/v1/users/${second.id}/lifecycle/activate?sendEmail=false`);
    expect(body).toEqual({
      activationUrl: expect.stringContaining('https://acme.okta.example/'),
      activationToken: expect.stringMatching(/.{10,}/),
    });
  });
});

describe('deactivating', () => {
  it('ends sessions and takes the user out of groups and apps, but not out of Everyone', async () => {
    const { call, simulator } = createOrgClient();
    const { org } = simulator;
    const jane = org.resolveUser('jane.doe');
    jane.sessions = 2;
    await call('POST', `/api/v1/users/${jane.id}/lifecycle/deactivate?sendEmail=false`);
    expect(jane.sessions).toBe(0);
    expect(org.groupsOf(jane).map((group) => group.profile.name)).toEqual(['Everyone']);
    expect([...org.apps.values()].some((app) => app.users.has(jane.id))).toBe(false);
  });
});

describe('expiring with a temporary password', () => {
  it('replaces the password and ends the sessions only when asked to', async () => {
    const { call, simulator, id } = orgWith('ACTIVE', 'Correct-Horse-1');
    const user = simulator.org.userById(id);
    user.sessions = 3;
    const path = `/api/v1/users/${id}/lifecycle/expire_password_with_temp_password`;
    const { body } = await call('POST', path);
    const { tempPassword } = body as { tempPassword: string };
    expect(simulator.org.passwordMatches(id, tempPassword)).toBe(true);
    expect(simulator.org.passwordMatches(id, 'Correct-Horse-1')).toBe(false);
    expect(user.sessions).toBe(3);
    await call('POST', `${path}?revokeSessions=true`);
    expect(user.sessions).toBe(0);
  });
});

describe('DELETE /users/{id}', () => {
  it('deactivates first, deletes at the second call, and finds nobody at the third', async () => {
    const { call, simulator, id } = orgWith('ACTIVE');
    const { org } = simulator;
    expect((await call('DELETE', `/api/v1/users/${id}`)).status).toBe(204);
    expect(org.userById(id).status).toBe('DEPROVISIONED');
    expect((await call('GET', '/api/v1/users/ann@acme.example')).status).toBe(200);
    expect((await call('DELETE', `/api/v1/users/${id}`)).status).toBe(204);
    expect(org.users.has(id)).toBe(false);
    expect(failureOf(await call('DELETE', `/api/v1/users/${id}`))).toEqual({
      status: 404,
      code: 'E0000007',
      summary: `Not found: Resource not found: ${id} (User)`,
      causes: [],
    });
  });

  it.each(STATUSES.slice(0, 7))('only deactivates a user who is %s', async (status) => {
    const { call, simulator, id } = orgWith(status);
    await call('DELETE', `/api/v1/users/${id}?sendEmail=true`);
    expect(simulator.org.userById(id).status).toBe('DEPROVISIONED');
  });
});

describe('resetting all factors and a password', () => {
  it('empties the list of factors', async () => {
    const { call, simulator } = createOrgClient();
    const jane = simulator.org.resolveUser('jane.doe');
    expect((await call('POST', `/api/v1/users/${jane.id}/lifecycle/reset_factors`)).status).toBe(200);
    expect(jane.factors).toEqual([]);
  });

  it('needs sendEmail to be given', async () => {
    const { call, id } = orgWith('ACTIVE');
    expect(failureOf(await call('POST', `/api/v1/users/${id}/lifecycle/reset_password`))).toMatchObject({
      status: 400,
      code: 'E0000001',
      summary: 'Api validation failed: sendEmail',
    });
  });
});

describe('a single user', () => {
  it.each([
    [
      'ACTIVE',
      [
        'suspend',
        'schema',
        'resetPassword',
        'forgotPassword',
        'expirePassword',
        'changeRecoveryQuestion',
        'self',
        'resetFactors',
        'type',
        'changePassword',
        'deactivate',
      ],
    ],
    ['PROVISIONED', ['suspend', 'schema', 'resetPassword', 'reactivate', 'self', 'resetFactors', 'type', 'deactivate']],
    ['STAGED', ['schema', 'activate', 'self', 'resetFactors', 'type']],
    ['DEPROVISIONED', ['schema', 'activate', 'self', 'resetFactors', 'type', 'delete']],
  ] as const)('shows while %s the links that Okta was seen to show', async (status, links) => {
    const { call, id, list } = orgWith(status);
    const { body, headers } = await call('GET', `/api/v1/users/${id}`);
    expect(Object.keys((body as { _links: object })._links)).toEqual([...links]);
    expect(headers.get('etag')).toMatch(/^W\/"/);
    const [row] = await list(`/api/v1/users?filter=${encodeURIComponent('profile.login eq "ann@acme.example"')}`);
    expect(Object.keys(row?._links as object)).toEqual(['self']);
  });
});
