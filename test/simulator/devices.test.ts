import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../src/simulator/index.ts';
import { createOrgClient, failureOf, NOW, type OrgClient } from './org-client.ts';

const ANN = '00u00000000000000ann';
const LAPTOP = 'guo00000000000laptop';
const DEVICE = `/api/v1/devices/${LAPTOP}`;
const SEED: OrgSeed = {
  users: [
    {
      id: ANN,
      profile: { login: 'ann@acme.example' },
      factors: [
        { factorType: 'push', deviceId: 'laptop' },
        { factorType: 'sms', profile: { phoneNumber: '+15554151337' } },
      ],
    },
  ],
  devices: [
    {
      id: LAPTOP,
      profile: { displayName: "Ann's laptop", platform: 'WINDOWS', registered: true },
      users: ['ann@acme.example'],
      factorDeviceId: 'laptop',
    },
    { profile: { displayName: 'Spare phone', platform: 'IOS', registered: true }, status: 'DEACTIVATED' },
  ],
};
const open = (): OrgClient => createOrgClient({ seed: SEED });

describe('devices', () => {
  it('are read, with the calls that their state allows', async () => {
    const { call } = open();
    const { body } = await call('GET', DEVICE);
    expect(body).toMatchObject({ id: LAPTOP, status: 'ACTIVE', resourceType: 'UDDevice' });
    expect(Object.keys((body as { _links: object })._links)).toEqual(['self', 'users', 'suspend', 'deactivate']);
    expect(failureOf(await call('GET', '/api/v1/devices/123456')).summary).toBe(
      'Not found: Resource not found: 123456 (GenericUDObject)',
    );
  });

  it('are found by search, with their users if asked', async () => {
    const { list } = open();
    const search = encodeURIComponent('status eq "DEACTIVATED"');
    expect(await list(`/api/v1/devices?search=${search}`)).toMatchObject([{ profile: { displayName: 'Spare phone' } }]);
    const [laptop] = await list('/api/v1/devices?expand=user&limit=1');
    expect(laptop).toMatchObject({ _embedded: { users: [{ user: { id: ANN } }] } });
  });

  it('list their users, and users their devices', async () => {
    const { list } = open();
    expect(await list(`${DEVICE}/users`)).toMatchObject([
      { managementStatus: 'NOT_MANAGED', screenLockType: 'BIOMETRIC', user: { id: ANN, status: 'ACTIVE' } },
    ]);
    expect(await list(`/api/v1/users/${ANN}/devices`)).toMatchObject([
      { deviceUserId: expect.stringMatching(/^lnk/), device: { id: LAPTOP } },
    ]);
  });

  it.each([
    ['suspend', 'ACTIVE', 'SUSPENDED'],
    ['unsuspend', 'SUSPENDED', 'ACTIVE'],
    ['activate', 'DEACTIVATED', 'ACTIVE'],
    ['deactivate', 'SUSPENDED', 'DEACTIVATED'],
    ['deactivate', 'ACTIVE', 'DEACTIVATED'],
  ] as const)('change by %s from %s to %s, and not from there again', async (verb, from, to) => {
    const { call, simulator } = open();
    const device = simulator.org.device(LAPTOP);
    device.status = from;
    expect((await call('POST', `${DEVICE}/lifecycle/${verb}`)).status).toBe(204);
    expect(device).toMatchObject({ status: to, lastUpdatedMs: NOW });
    expect(failureOf(await call('POST', `${DEVICE}/lifecycle/${verb}`))).toMatchObject({
      status: 400,
      code: 'E0000001',
    });
    expect([...simulator.org.log.ascendingFrom(0, 0)].map((row) => row.event.eventType)).toEqual([
      `device.lifecycle.${verb}`,
    ]);
  });

  it('lose their users and factors by deactivation for good', async () => {
    const { call, list, simulator } = open();
    await call('POST', `${DEVICE}/lifecycle/deactivate`);
    await call('POST', `${DEVICE}/lifecycle/activate`);
    expect(await list(`${DEVICE}/users`)).toEqual([]);
    expect(simulator.org.factorsOf(ANN).map((factor) => factor.factorType)).toEqual(['sms']);
  });

  it('are deleted only when they are DEACTIVATED', async () => {
    const { call, simulator } = open();
    expect(failureOf(await call('DELETE', DEVICE))).toMatchObject({ status: 400, code: 'E0000001' });
    await call('POST', `${DEVICE}/lifecycle/deactivate`);
    expect((await call('DELETE', DEVICE)).status).toBe(204);
    expect((await call('DELETE', DEVICE)).status).toBe(404);
    expect(simulator.org.devices.size).toBe(1);
  });

  it('that are suspended lend their factors to nobody', async () => {
    const { call, list } = open();
    const [push] = await list(`/api/v1/users/${ANN}/factors`);
    await call('POST', `${DEVICE}/lifecycle/suspend`);
    const verify = `/api/v1/users/${ANN}/factors/${push?.id}/verify`;
    expect(failureOf(await call('POST', verify))).toMatchObject({ status: 423, code: 'E0000180' });
    await call('POST', `${DEVICE}/lifecycle/unsuspend`);
    expect((await call('POST', verify)).status).toBe(201);
  });
});
