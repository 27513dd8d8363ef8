import type { Hono } from 'hono';
import { originOf, type SimulatorEnv } from '../bindings.ts';
import type { Org } from '../org.ts';
import { toTimestamp } from '../timestamps.ts';
import { toDevice } from '../views/device.ts';
import { userByIdOfPath } from './user-of-path.ts';

/** `GET /users/{userId}/devices`. */
export function addUserDeviceRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  app.get('/api/v1/users/:userId/devices', (c) => {
    const user = userByIdOfPath(c, org);
    const rows = [...org.devices.values()].flatMap((device) =>
      device.users
        .filter((link) => link.userId === user.id)
        .map((link) => ({
          created: toTimestamp(link.createdMs),
          deviceUserId: `lnk${device.id.slice(3)}`,
          device: toDevice(device, originOf(c)),
        })),
    );
    return c.json(rows);
  });
}
