import { describe, expect, it } from 'vitest';
import { createOrgClient, failureOf, type OrgClient } from './org-client.ts';

const ANN = '00u00000000000000ann';
const ENROLLMENTS = `/api/v1/users/${ANN}/authenticator-enrollments`;

function open(): OrgClient {
  const factors = [
    { factorType: 'push', deviceId: 'phone' },
    { factorType: 'sms', profile: { phoneNumber: '+15554151337' } },
  ];
  return createOrgClient({ seed: { users: [{ id: ANN, profile: { login: 'ann@acme.example' }, factors }] } });
}

async function codeAuthenticator({ list }: OrgClient): Promise<string> {
  const found = (await list('/api/v1/authenticators')).find(({ key, status }) => key === 'tac' && status === 'ACTIVE');
  return String(found?.id);
}

describe('authenticators', () => {
  it('are listed and read', async () => {
    const client = open();
    const id = await codeAuthenticator(client);
    expect(await client.call('GET', `/api/v1/authenticators/${id}`)).toMatchObject({ status: 200, body: { id } });
    expect((await client.call('GET', '/api/v1/authenticators/aut0')).status).toBe(404);
  });
});

describe('authenticator enrolments', () => {
  it('are those of the factors, with masked numbers', async () => {
    const { call, list } = open();
    const rows = await list(ENROLLMENTS);
    expect(rows).toMatchObject([
      { key: 'okta_verify', type: 'app' },
      { key: 'phone_number', type: 'phone', profile: { phoneNumber: '+1 XXX-XXX-1337' } },
    ]);
    expect((await call('GET', `${ENROLLMENTS}/${rows[0]?.id}`)).status).toBe(200);
  });
});

describe('a temporary access code', () => {
  it('is shown once, expires after so many minutes, and is deleted', async () => {
    const client = open();
    const { call, list, simulator } = client;
    const request = { authenticatorId: await codeAuthenticator(client), profile: { ttl: 60, multiUse: false } };
    const { status, body } = await call('POST', `${ENROLLMENTS}/tac`, request);
    expect(status).toBe(200);
    const created = body as { id: string; profile: { tac: string; expiresAt: string; multiUse: boolean } };
    expect(created.id).toMatch(/^tac/);
    expect(created.profile).toMatchObject({
      tac: expect.any(String),
      expiresAt: '2024-08-13T16:58:20.000Z',
      multiUse: false,
    });
    const listed = await list(ENROLLMENTS);
    expect(listed.find(({ type }) => type === 'tac')).toMatchObject({ id: created.id });
    expect(JSON.stringify([listed, simulator.org.snapshot()])).not.toContain(created.profile.tac);
    expect((await call('DELETE', `${ENROLLMENTS}/${created.id}`)).status).toBe(204);
    expect((await call('DELETE', `${ENROLLMENTS}/${created.id}`)).status).toBe(404);
    expect(simulator.org.userById(ANN).accessCodes).toEqual([]);
  });

  it.each([9, 14_401, 'soon', 10.5])('cannot live for %s minutes', async (ttl) => {
    const client = open();
    const request = { authenticatorId: await codeAuthenticator(client), profile: { ttl } };
    expect(failureOf(await client.call('POST', `${ENROLLMENTS}/tac`, request)).code).toBe('E0000001');
  });

  it('needs its own authenticator', async () => {
    const client = open();
    const [email] = await client.list('/api/v1/authenticators');
    const answer = await client.call('POST', `${ENROLLMENTS}/tac`, { authenticatorId: email?.id });
    expect(failureOf(answer)).toMatchObject({ status: 400, code: 'E0000001' });
  });
});
