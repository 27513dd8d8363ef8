import { expect, it } from 'vitest';
import { CAST } from '../../src/simulator/seed/cast.ts';
import { openOrg } from '../support/open-org.ts';

const DEVICES = 'Okta.Device(val.ID && val.ID === obj.ID)';
const ACCOUNT = 'Account(val.ID && val.ID === obj.ID)';

it('A stolen laptop is suspended, and the account of its owner is left without sessions and factors', async () => {
  const { run, org } = await openOrg();
  const username = CAST.robbed;
  const owner = org.userByLogin(username) ?? expect.fail('the owner of the laptop is not in the company');
  // One of them is open on the laptop.
  owner.sessions = 2;
  const before = org.snapshot();
  const factorIds = owner.factors.map(({ id }) => id);
  expect(factorIds).not.toEqual([]);

  const devices = (await run('okta-list-user-devices', { username })).EntryContext?.[DEVICES];
  expect(devices).toMatchObject([{ SerialNumber: 'PF4ACME7', Status: 'ACTIVE', DiskEncryptionType: 'NONE' }]);
  const [laptop] = devices as { ID: string }[];
  const deviceId = laptop?.ID ?? expect.fail('the laptop is not listed');

  const suspended = (await run('okta-suspend-device', { deviceId })).EntryContext?.[DEVICES];
  expect(suspended).toEqual([{ ID: deviceId, Status: 'SUSPENDED', Result: 'done' }]);

  const cleared = await run('okta-clear-user-sessions', { username });
  expect(cleared.HumanReadable).toBe(`### User session was cleared for: ${username}`);

  const reset = await run('okta-reset-all-factors', { username });
  expect(reset.HumanReadable).toContain(`All factors of user ${owner.id} were reset.`);
  expect(reset.EntryContext?.[ACCOUNT]).toMatchObject({ ID: owner.id, ResetFactors: factorIds.map((ID) => ({ ID })) });

  const after = (await run('okta-list-user-devices', { username })).EntryContext?.[DEVICES];
  expect(after).toMatchObject([{ ID: deviceId, Status: 'SUSPENDED' }]);

  expect(org.snapshot()).toEqual({
    ...before,
    users: before.users.map((user) =>
      user.id === owner.id ? { ...user, sessions: 0, rememberedDevices: 0, factors: [] } : user,
    ),
    devices: before.devices.map((device) => (device.id === deviceId ? { ...device, status: 'SUSPENDED' } : device)),
  });
});
