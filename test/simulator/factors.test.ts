import { describe, expect, it } from 'vitest';
import type { PushReaction } from '../../src/simulator/index.ts';
import { createOrgClient, failureOf } from './org-client.ts';

function orgWithPush(...push: PushReaction[]) {
  const client = createOrgClient({
    seed: {
      users: [
        {
          profile: { login: 'ann@acme.example' },
          factors: [
            { factorType: 'push', profile: { credentialId: 'ann@acme.example' }, deviceId: 'phone', push },
            { factorType: 'token:software:totp', deviceId: 'phone' },
            { factorType: 'sms', profile: { phoneNumber: '+15554151337' } },
            { factorType: 'push', status: 'PENDING_ACTIVATION', deviceId: 'other' },
          ],
        },
      ],
    },
  });
  const ann = client.simulator.org.resolveUser('ann');
  const factors = `/api/v1/users/${ann.id}/factors`;
  const idOf = (type: string): string => ann.factors.find((factor) => factor.factorType === type)?.id ?? '';
  const verify = () => client.call('POST', `${factors}/${idOf('push')}/verify`);
  const pollLinkOf = (body: unknown): string => (body as { _links: { poll: { href: string } } })._links.poll.href;
  return { ...client, ann, factors, idOf, verify, pollLinkOf };
}

describe('factors', () => {
  it('are listed in every kind that Okta knows, without paging', async () => {
    const { call, simulator } = createOrgClient();
    const answers = await Promise.all(
      ['jane.doe', 'nadia.popescu'].map((login) =>
        call('GET', `/api/v1/users/${simulator.org.resolveUser(login).id}/factors`),
      ),
    );
    const kinds = answers.flatMap(({ body }) => (body as { factorType: string }[]).map((factor) => factor.factorType));
    expect(new Set(kinds)).toEqual(
      new Set([
        'push',
        'token:software:totp',
        'sms',
        'call',
        'email',
        'question',
        'webauthn',
        'u2f',
        'token:hardware',
        'token',
        'token:hotp',
        'web',
        'signed_nonce',
      ]),
    );
    for (const { headers } of answers) expect(headers.get('link')).toBeNull();
  });

  it('of the same device go with its push', async () => {
    const { call, ann, factors, idOf } = orgWithPush();
    expect((await call('DELETE', `${factors}/${idOf('push')}`)).status).toBe(204);
    expect(ann.factors.map((factor) => `${factor.factorType} ${factor.status}`)).toEqual([
      'sms ACTIVE',
      'push PENDING_ACTIVATION',
    ]);
  });

  it('go alone otherwise, and only once', async () => {
    const { call, ann, factors, idOf } = orgWithPush();
    const path = `${factors}/${idOf('sms')}`;
    expect((await call('DELETE', path)).status).toBe(204);
    expect(ann.factors).toHaveLength(3);
    expect(failureOf(await call('DELETE', path))).toMatchObject({ status: 404, code: 'E0000007' });
  });

  it('of a DEPROVISIONED user cannot be reset', async () => {
    const { call, ann, factors, idOf } = orgWithPush();
    ann.status = 'DEPROVISIONED';
    expect(failureOf(await call('DELETE', `${factors}/${idOf('sms')}`)).status).toBe(404);
    expect(ann.factors).toHaveLength(4);
  });
});

describe('a push', () => {
  it('waits for so many polls as its script says and then succeeds with nothing but the result', async () => {
    const { call, verify, pollLinkOf } = orgWithPush({ result: 'SUCCESS', waitingPolls: 2 });
    const { status, body } = await verify();
    expect(status).toBe(201);
    expect(body).toMatchObject({ factorResult: 'WAITING', expiresAt: '2024-08-13T16:03:20.000Z' });
    const results: unknown[] = [];
    for (let poll = 0; poll < 4; poll += 1) results.push((await call('GET', pollLinkOf(body))).body);
    expect(results.map((result) => (result as { factorResult: string }).factorResult)).toEqual([
      'WAITING',
      'WAITING',
      'SUCCESS',
      'SUCCESS',
    ]);
    expect(results[2]).toEqual({ factorResult: 'SUCCESS' });
    expect(results[0]).toMatchObject({ profile: { credentialId: 'ann@acme.example' } });
  });

  it('follows its script from challenge to challenge and repeats the last reaction', async () => {
    const { call, verify, pollLinkOf } = orgWithPush(
      { result: 'REJECTED', waitingPolls: 0 },
      { result: 'SUCCESS', waitingPolls: 0 },
    );
    const results: string[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { body } = await call('GET', pollLinkOf((await verify()).body));
      results.push((body as { factorResult: string }).factorResult);
    }
    expect(results).toEqual(['REJECTED', 'SUCCESS', 'SUCCESS']);
  });

  it('shows after a rejection the factor and how to try again', async () => {
    const { call, verify, pollLinkOf } = orgWithPush({ result: 'REJECTED', waitingPolls: 0 });
    const { body } = await call('GET', pollLinkOf((await verify()).body));
    expect(Object.keys((body as { _links: object })._links)).toEqual(['verify', 'factor']);
  });

  it('times out when its time is over, whatever the script says', async () => {
    const { call, clock, verify, pollLinkOf } = orgWithPush({ result: 'SUCCESS', waitingPolls: 99 });
    const link = pollLinkOf((await verify()).body);
    await clock.advance(299_000);
    expect((await call('GET', link)).body).toMatchObject({ factorResult: 'WAITING' });
    await clock.advance(1000);
    expect((await call('GET', link)).body).toMatchObject({ factorResult: 'TIMEOUT' });
  });

  it('can ask for a number and live shorter', async () => {
    const { call, factors, idOf } = orgWithPush({ result: 'SUCCESS', waitingPolls: 1 });
    const path = `${factors}/${idOf('push')}/verify?tokenLifetimeSeconds=30`;
    const { body } = await call('POST', path, { useNumberMatchingChallenge: true });
    expect(body).toMatchObject({
      expiresAt: '2024-08-13T15:58:50.000Z',
      _embedded: { challenge: { correctAnswer: 10 } },
    });
  });

  it.each([
    ['no user agent', 'push', { 'user-agent': '' }, 400, 'E0000001'],
    ['a factor that wants a code', 'sms', {}, 400, 'E0000001'],
  ])('is refused with %s', async (_what, type, headers, status, code) => {
    const { call, factors, idOf } = orgWithPush();
    expect(failureOf(await call('POST', `${factors}/${idOf(type)}/verify`, undefined, headers))).toMatchObject({
      status,
      code,
    });
  });

  it('is refused for a factor that is not active, and a wrong code is wrong', async () => {
    const { call, ann, factors, idOf } = orgWithPush();
    const pending = ann.factors.at(-1)?.id;
    expect(failureOf(await call('POST', `${factors}/${pending}/verify`))).toMatchObject({
      status: 410,
      code: 'E0000154',
    });
    expect(failureOf(await call('POST', `${factors}/${idOf('sms')}/verify`, { passCode: '123456' }))).toMatchObject({
      status: 403,
      code: 'E0000068',
    });
  });

  it("cannot be followed under another user's or factor's name", async () => {
    const { call, factors, idOf, verify, pollLinkOf } = orgWithPush();
    const transaction = pollLinkOf((await verify()).body)
      .split('/')
      .at(-1);
    expect(failureOf(await call('GET', `${factors}/${idOf('sms')}/transactions/${transaction}`)).status).toBe(404);
  });
});
