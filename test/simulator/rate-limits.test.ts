import { describe, expect, it } from 'vitest';
import type { RateLimitOptions } from '../../src/simulator/index.ts';
import { bucketOf } from '../../src/simulator/rate-limits.ts';
import { createOrgClient, failureOf, NOW } from './org-client.ts';

describe('the bucket of a request', () => {
  it.each([
    ['GET', '/api/v1/apps', 'apps'],
    ['GET', '/api/v1/apps/0oa1', 'apps/{id}'],
    ['PUT', '/api/v1/apps/0oa1/groups/00g1', 'apps'],
    ['POST', '/api/v1/groups', 'groups'],
    ['GET', '/api/v1/groups/00g1', 'groups/{id}'],
    ['PUT', '/api/v1/groups/00g1/users/00u1', 'other'],
    ['GET', '/api/v1/groups/rules', 'groups'],
    ['GET', '/api/v1/iam/assignees/users', 'other'],
    ['GET', '/api/v1/users', 'users'],
    ['GET', '/api/v1/users/jane', 'users/{id} read'],
    ['DELETE', '/api/v1/users/jane', 'users/{id} write'],
    ['POST', '/api/v1/users/jane/lifecycle/suspend', 'other'],
    ['GET', '/api/v1/logs', 'logs'],
    ['GET', '/api/v1/devices', 'devices'],
    ['GET', '/api/v1/zones', 'other'],
    ['POST', '/oauth2/v1/token', 'token'],
  ])('%s %s is %s', (method, path, bucket) => {
    expect(bucketOf(method, path)).toBe(bucket);
  });
});

const rateOf = (headers: Headers): (string | null)[] =>
  ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-rate-limit-${name}`));

describe('rate limits', () => {
  it('give a client half of the bucket, count down, refuse with E0000047, and start again after a minute', async () => {
    const { call, clock } = createOrgClient({ rateLimits: { buckets: { logs: 6 } } });
    const reset = String(NOW / 1000 + 60);
    for (const left of ['2', '1', '0']) {
      expect(rateOf((await call('GET', '/api/v1/logs?limit=1')).headers)).toEqual(['3', left, reset]);
    }
    const refused = await call('GET', '/api/v1/logs?limit=1');
    expect(failureOf(refused)).toEqual({
      status: 429,
      code: 'E0000047',
      summary: 'API call exceeded rate limit due to too many requests.',
      causes: [],
    });
    expect(rateOf(refused.headers)).toEqual(['3', '0', reset]);
    expect(refused.headers.get('date')).toBe(new Date(NOW).toUTCString());
    expect((await call('GET', '/api/v1/zones')).status).toBe(200);
    await clock.advance(59_999);
    expect((await call('GET', '/api/v1/logs?limit=1')).status).toBe(429);
    await clock.advance(1);
    expect((await call('GET', '/api/v1/logs?limit=1')).status).toBe(200);
  });

  it('can be another share, and another edition', async () => {
    const options: RateLimitOptions = { share: 1, edition: 'enterprise' };
    const whole = createOrgClient({ rateLimits: options });
    expect(rateOf((await whole.call('GET', '/api/v1/logs?limit=1')).headers)[0]).toBe('50');
    const usual = createOrgClient({ rateLimits: {} });
    expect(rateOf((await usual.call('GET', '/api/v1/logs?limit=1')).headers)[0]).toBe('60');
  });

  it('refuse more requests at a time than the org allows, with a limit of 0', async () => {
    const { call, simulator } = createOrgClient({ rateLimits: { concurrency: 2 } });
    simulator.faults.add({ fault: { kind: 'slow', ms: 1000 } });
    const answers = await Promise.all([1, 2, 3].map(() => call('GET', '/api/v1/users/me')));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(1);
    expect(rateOf(refused[0]?.headers ?? new Headers()).slice(0, 2)).toEqual(['0', '0']);
  });
});

describe('every answer', () => {
  it("carries a request id, and the date of the org's clock", async () => {
    const { call, clock, simulator } = createOrgClient();
    await clock.advance(5000);
    const { headers } = await call('GET', '/api/v1/users/me');
    expect(headers.get('date')).toBe(new Date(NOW + 5000).toUTCString());
    expect(headers.get('x-okta-request-id')).toBe(simulator.requests[0]?.requestId);
  });

  it('to a wrong or missing token is E0000011', async () => {
    const { call } = createOrgClient();
    for (const authorization of ['SSWS wrong', '', 'Basic YTpi']) {
      const answer = await call('GET', '/api/v1/users', undefined, { authorization });
      expect(failureOf(answer)).toMatchObject({ status: 401, code: 'E0000011', summary: 'Invalid token provided' });
    }
  });

  it.each([
    ['GET', '/api/v1/nope'],
    ['POST', '/api/v1/apps'],
    ['GET', '/api/v1/policies'],
  ])('to an operation that the simulator lacks says so: %s %s', async (method, path) => {
    const { call } = createOrgClient();
    expect(failureOf(await call(method, path))).toMatchObject({
      status: 501,
      code: 'E0000060',
      summary: `The Okta simulator does not serve ${method} ${path}.`,
    });
  });
});

describe('the record of requests', () => {
  it('has method, path, query, status and time, and nothing secret', async () => {
    const { call, simulator } = createOrgClient();
    await call('POST', '/api/v1/users/jane.doe@acme.example?strict=true', {
      credentials: { password: { value: 'Planted-Secret-1' } },
    });
    expect(simulator.requests).toMatchObject([
      { method: 'POST', path: '/api/v1/users/jane.doe@acme.example', query: 'strict=true', status: 200, at: NOW },
    ]);
    const all = JSON.stringify(simulator.requests);
    expect(all).not.toContain('Planted-Secret-1');
    expect(all).not.toContain(simulator.token);
  });
});
