import type { Hono } from 'hono';
import type { DeviceRecord } from '../access-records.ts';
import { recordAction } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { compileFilter } from '../filter/dialects.ts';
import { validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readLimit, readText } from '../query.ts';
import type { JsonObject } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';
import { toDevice } from '../views/device.ts';
import { toUser } from '../views/user.ts';

const LIST_LIMIT = { default: 200, max: 200, above: 'cap' } as const;

/**
 * From which states each call is allowed, and where it leads
 * (https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Device/).
 */
const TRANSITIONS = {
  activate: { from: ['DEACTIVATED'], to: 'ACTIVE' },
  suspend: { from: ['ACTIVE'], to: 'SUSPENDED' },
  unsuspend: { from: ['SUSPENDED'], to: 'ACTIVE' },
  deactivate: { from: ['ACTIVE', 'SUSPENDED'], to: 'DEACTIVATED' },
} as const satisfies Record<string, { from: readonly DeviceRecord['status'][]; to: DeviceRecord['status'] }>;

/** `/devices`: list, read, life cycle. */
export function addDeviceRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const one = '/api/v1/devices/:deviceId';
  const deviceOf = (c: RouteContext): DeviceRecord => org.device(segment(c, 'deviceId'));

  app.get('/api/v1/devices', (c) => {
    const search = readText(c, 'search');
    const expand = readText(c, 'expand');
    const matches = search === undefined ? undefined : compileFilter('devices.search', search);
    const hits = [...org.devices.values()].filter(
      (device) => c.env.caller?.isAdmin !== false && (matches === undefined || matches(toDevice(device, ''))),
    );
    return c.json(
      pageByOrder(c, hits, readLimit(c, LIST_LIMIT)).map((device) => ({
        ...toDevice(device, originOf(c)),
        ...(expand === undefined ? {} : { _embedded: { users: toUsers(org, device, originOf(c)) } }),
      })),
    );
  });
  app.get(one, (c) => c.json(toDevice(deviceOf(c), originOf(c))));
  app.get(`${one}/users`, (c) => c.json(toUsers(org, deviceOf(c), originOf(c))));
  app.delete(one, (c) => {
    const device = deviceOf(c);
    if (device.status !== 'DEACTIVATED') throw wrongState(device, 'deleted');
    org.devices.delete(device.id);
    record(org, device, 'delete');
    return c.body(null, 204);
  });
  for (const verb of ['activate', 'suspend', 'unsuspend', 'deactivate'] as const) {
    app.post(`${one}/lifecycle/${verb}`, (c) => {
      const device = deviceOf(c);
      const { from, to } = TRANSITIONS[verb];
      if (!from.some((status) => status === device.status)) throw wrongState(device, `${verb}d`);
      device.status = to;
      device.lastUpdatedMs = org.clock.now();
      if (verb === 'deactivate') loseUsers(org, device);
      record(org, device, verb);
      return c.body(null, 204);
    });
  }
}

const wrongState = (device: DeviceRecord, participle: string): Error =>
  validationFailed('device', `device: A device with the status ${device.status} cannot be ${participle}.`);

/** A deactivated device loses its users and the factors that live on it; activating it brings neither back. */
function loseUsers(org: Org, device: DeviceRecord): void {
  for (const { userId } of device.users) {
    const user = org.users.get(userId);
    if (user === undefined || device.factorDeviceId === undefined) continue;
    user.factors = user.factors.filter((factor) => factor.deviceId !== device.factorDeviceId);
  }
  device.users = [];
}

function toUsers(org: Org, device: DeviceRecord, origin: string): JsonObject[] {
  return device.users.flatMap((link) => {
    const user = org.users.get(link.userId);
    if (user === undefined) return [];
    const { managementStatus, screenLockType, createdMs } = link;
    return [{ created: toTimestamp(createdMs), managementStatus, screenLockType, user: toUser(org, user, origin) }];
  });
}

function record(org: Org, device: DeviceRecord, verb: keyof typeof TRANSITIONS | 'delete'): void {
  const name = String(device.profile.displayName ?? device.id);
  recordAction(org, {
    eventType: `device.lifecycle.${verb}`,
    displayMessage: `Device ${verb}`,
    targets: [{ id: device.id, type: 'Device', alternateId: 'unknown', displayName: name }],
    requestUri: `/api/v1/devices/${device.id}`,
  });
}
