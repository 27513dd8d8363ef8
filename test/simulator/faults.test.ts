import { describe, expect, it } from 'vitest';
import type { FaultRule, FaultStorm, RecordedRequest } from '../../src/simulator/index.ts';
import { createOrgClient, NOW } from './org-client.ts';

const SUSPEND = '/api/v1/users/jane.doe@acme.example/lifecycle/suspend';

describe('a planned fault', () => {
  it.each(['before', 'after'] as const)('drops the connection %s the change', async (when) => {
    const { call, simulator } = createOrgClient({ faults: [{ path: /suspend$/, fault: { kind: 'drop', when } }] });
    await expect(call('POST', SUSPEND)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(simulator.org.resolveUser('jane.doe').status).toBe(when === 'before' ? 'ACTIVE' : 'SUSPENDED');
    expect(simulator.requests).toMatchObject([{ status: 0, faults: ['drop'] }]);
  });

  it.each(['before', 'after'] as const)('gives a gateway error %s the change', async (when) => {
    const { call, simulator } = createOrgClient({ faults: [{ fault: { kind: 'status', status: 504, when } }] });
    const answer = await call('POST', SUSPEND);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([504, 'text/html']);
    expect(simulator.org.resolveUser('jane.doe').status).toBe(when === 'before' ? 'ACTIVE' : 'SUSPENDED');
  });

  it("gives Okta's own 500 as JSON", async () => {
    const { call } = createOrgClient({ faults: [{ fault: { kind: 'status', status: 500 } }] });
    expect(await call('GET', '/api/v1/users')).toMatchObject({ status: 500, body: { errorCode: 'E0000009' } });
  });

  it('is slow by the clock', async () => {
    const { call, clock } = createOrgClient({ faults: [{ fault: { kind: 'slow', ms: 90_000 } }] });
    expect((await call('GET', '/api/v1/users/me')).status).toBe(200);
    expect(clock.now()).toBe(NOW + 90_000);
  });

  it('cuts the body in half', async () => {
    const { call } = createOrgClient({ faults: [{ fault: { kind: 'truncate' } }] });
    await expect(call('GET', '/api/v1/users')).rejects.toThrow();
  });

  it('refuses for the rate, until a moment that it names, or for concurrency, with a limit of 0', async () => {
    const { call } = createOrgClient({
      faults: [
        { nth: 1, fault: { kind: 'rate-limit', resetInMs: 7000 } },
        { nth: 2, fault: { kind: 'concurrency' } },
      ],
    });
    const first = await call('GET', '/api/v1/users');
    expect([first.status, first.headers.get('x-rate-limit-reset')]).toEqual([429, String(NOW / 1000 + 7)]);
    const second = await call('GET', '/api/v1/users');
    expect([second.status, second.headers.get('x-rate-limit-limit')]).toEqual([429, '0']);
    expect((await call('GET', '/api/v1/users')).status).toBe(200);
  });

  it('answers with another content type', async () => {
    const { call } = createOrgClient({ faults: [{ fault: { kind: 'content-type' } }] });
    const answer = await call('GET', '/api/v1/users');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.text).toContain('<html>');
  });

  it('answers with a huge body, which is made as it is read', async () => {
    const { simulator } = createOrgClient({ faults: [{ fault: { kind: 'huge', bytes: Number.POSITIVE_INFINITY } }] });
    const headers = { authorization: `SSWS ${simulator.token}` };
    const response = await simulator.fetch(new Request('https://acme.example/api/v1/users', { headers }));
    let bytes = 0;
    for await (const piece of response.body ?? []) {
      bytes += piece.length;
      if (bytes > 1_000_000) break;
    }
    expect(bytes).toBeGreaterThan(1_000_000);
  });

  it('meets only the requests that its rule names, and stops after so many times', async () => {
    const rule: FaultRule = { method: 'GET', path: '/api/v1/zones', times: 1, fault: { kind: 'status', status: 503 } };
    const { call, simulator } = createOrgClient({ faults: [rule] });
    const statuses: number[] = [];
    for (const [method, path] of [
      ['GET', '/api/v1/users'],
      ['GET', '/api/v1/zones'],
      ['GET', '/api/v1/zones'],
    ] as const) {
      statuses.push((await call(method, path)).status);
    }
    expect(statuses).toEqual([200, 503, 200]);
    expect(simulator.faults.dealt).toBe(1);
    simulator.faults.use([{ fault: { kind: 'status', status: 502 } }]);
    expect((await call('GET', '/api/v1/users')).status).toBe(502);
    simulator.faults.clear();
    expect((await call('GET', '/api/v1/users')).status).toBe(200);
  });
});

describe('a storm of faults', () => {
  const weather = async (storm: FaultStorm, paths: readonly string[]): Promise<string[]> => {
    const { call, simulator } = createOrgClient({ faults: storm, seed: 'empty' });
    for (const path of paths) await call('GET', path).catch(() => undefined);
    return simulator.requests.map(
      (request: RecordedRequest) => `${request.path}?${request.query} ${request.status} ${request.faults}`,
    );
  };
  const paths = Array.from({ length: 60 }, (_, index) => `/api/v1/users?limit=${1 + (index % 20)}`);

  it('is the same for the same seed, whatever order the requests come in, and another for another', async () => {
    const first = await weather({ seed: 7, rate: 0.5 }, paths);
    expect(await weather({ seed: 7, rate: 0.5 }, paths)).toEqual(first);
    const reversed = await weather({ seed: 7, rate: 0.5 }, [...paths].reverse());
    expect([...reversed].sort()).toEqual([...first].sort());
    expect(await weather({ seed: 8, rate: 0.5 }, paths)).not.toEqual(first);
  });

  it('deals every kind of fault, and about as many as its rate says', async () => {
    const many = Array.from({ length: 600 }, (_, index) => `/api/v1/users?limit=${1 + index}`);
    const records = await weather({ seed: 1, rate: 0.3 }, many);
    const faults = records.map((record) => record.split(' ')[2] ?? '').filter((kind) => kind !== '');
    expect(new Set(faults)).toEqual(new Set(['slow', 'status', 'drop', 'truncate', 'rate-limit', 'concurrency']));
    expect(faults.length).toBeGreaterThan(130);
    expect(faults.length).toBeLessThan(230);
  });

  it('lets a request through that failed twice in a row', async () => {
    const records = await weather({ seed: 3, rate: 1, kinds: ['status'] }, Array(9).fill('/api/v1/zones'));
    expect(records.map((record) => record.endsWith('status'))).toEqual([
      true,
      true,
      false,
      true,
      true,
      false,
      true,
      true,
      false,
    ]);
  });
});
