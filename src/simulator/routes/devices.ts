import type { Hono } from 'hono';
import { originOf, type SimulatorEnv } from '../bindings.ts';
import { compileFilter } from '../filter/dialects.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readLimit, readText } from '../query.ts';
import { toDevice } from '../views/device.ts';

const LIST_LIMIT = { default: 200, max: 200, above: 'cap' } as const;

/** `/devices`. */
export function addDeviceRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  app.get('/api/v1/devices', (c) => {
    const search = readText(c, 'search');
    const matches = search === undefined ? undefined : compileFilter('devices.search', search);
    const hits = [...org.devices.values()].filter(
      (device) => c.env.caller?.isAdmin !== false && (matches === undefined || matches(toDevice(device, ''))),
    );
    return c.json(pageByOrder(c, hits, readLimit(c, LIST_LIMIT)).map((device) => toDevice(device, originOf(c))));
  });
}
