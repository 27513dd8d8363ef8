import { describe, expect, it } from 'vitest';
import { createOrgClient, failureOf } from './org-client.ts';

const ANN = '00u00000000000000ann';
const RISK = `/api/v1/users/${ANN}/risk`;
const open = (more = {}) =>
  createOrgClient({ seed: { users: [{ id: ANN, profile: { login: 'ann@acme.example' }, ...more }] } });

describe("a user's risk", () => {
  it('is NONE, is created with 201 and changed with 200', async () => {
    const { call, simulator } = open();
    expect((await call('GET', RISK)).body).toMatchObject({ riskLevel: 'NONE' });
    const created = await call('PUT', RISK, { riskLevel: 'HIGH', riskReason: 'Reported by phone, case 7-b.' });
    expect(created).toMatchObject({ status: 201, body: { riskLevel: 'HIGH', reason: 'Reported by phone, case 7-b.' } });
    expect(await call('PUT', RISK, { riskLevel: 'LOW' })).toMatchObject({
      status: 200,
      body: { riskLevel: 'LOW', reason: 'override.by.admin' },
    });
    expect((await call('GET', RISK)).body).toMatchObject({ riskLevel: 'LOW' });
    expect(simulator.org.log.size).toBe(2);
  });

  it.each([
    [{ riskLevel: 'NONE' }],
    [{ riskLevel: 'high' }],
    [{}],
    [{ riskLevel: 'HIGH', riskReason: 'x'.repeat(501) }],
    [{ riskLevel: 'HIGH', riskReason: 'worse & worse' }],
  ])('cannot be set by %j', async (body) => {
    const { call, simulator } = open();
    expect(failureOf(await call('PUT', RISK, body))).toMatchObject({ status: 400, code: 'E0000001' });
    expect(simulator.org.userById(ANN).risk).toBeNull();
  });

  it('takes an id and no login', async () => {
    const { call } = open();
    expect((await call('GET', '/api/v1/users/ann@acme.example/risk')).status).toBe(404);
  });
});

describe("a user's blocks", () => {
  it.each([
    [{}, []],
    [{ blockedDevices: 'UNKNOWN_DEVICES' }, [{ type: 'DEVICE_BASED', appliesTo: 'UNKNOWN_DEVICES' }]],
    [{ status: 'LOCKED_OUT' }, [{ type: 'DEVICE_BASED', appliesTo: 'ANY_DEVICES' }]],
  ] as const)('of %j are %j, by login as by id', async (more, blocks) => {
    const { list } = open(more);
    expect(await list(`/api/v1/users/${ANN}/blocks`)).toEqual(blocks);
    expect(await list('/api/v1/users/ann@acme.example/blocks')).toEqual(blocks);
  });

  it('are lifted by unlock, which leaves the status ACTIVE and then is refused', async () => {
    const { call, list, simulator } = open({ blockedDevices: 'UNKNOWN_DEVICES' });
    const unlock = `/api/v1/users/${ANN}/lifecycle/unlock`;
    expect((await call('POST', unlock)).status).toBe(200);
    expect(await list(`/api/v1/users/${ANN}/blocks`)).toEqual([]);
    expect(simulator.org.userById(ANN).status).toBe('ACTIVE');
    expect(failureOf(await call('POST', unlock)).code).toBe('E0000032');
  });
});
