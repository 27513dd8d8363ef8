import type { Hono } from 'hono';
import { recordAction, toZoneTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { readBody } from '../body.ts';
import { compileFilter } from '../filter/dialects.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readLimit, readText } from '../query.ts';
import type { ZoneRecord } from '../records.ts';
import { toZone } from '../views/zone.ts';
import { checkZone, refuseIfUsed, refuseToDelete } from '../zone-rules.ts';

const LIST_LIMIT = { default: 200, max: 200, above: 'cap' } as const;

/** What the System Log calls the changes of a zone; a blocklist is a "blacklist" there to this day. */
const MESSAGES = {
  create: 'Create network zone',
  update: 'Update network zone',
  delete: 'Delete network zone',
  activate: 'Activate network zone',
  deactivate: 'Deactivate network zone',
  make_blacklist: 'Mark network zone as blacklisted',
  remove_blacklist: 'Remove network zone from blacklist',
} as const;
type ZoneVerb = keyof typeof MESSAGES;

/** `/zones`. */
export function addZoneRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const zoneOf = (c: RouteContext): ZoneRecord => org.zone(segment(c, 'zoneId'));
  const record = (verb: ZoneVerb, zone: ZoneRecord): void =>
    recordAction(org, {
      eventType: `zone.${verb}`,
      displayMessage: MESSAGES[verb],
      targets: [toZoneTarget(zone)],
      requestUri: `/api/v1/zones/${zone.id}`,
      debugData: { zoneData: JSON.stringify(toZone(zone, '')) },
    });

  app.get('/api/v1/zones', (c) => {
    const filter = readText(c, 'filter');
    const matches = filter === undefined ? undefined : compileFilter('zones.filter', filter);
    const hits = [...org.zones.values()].filter(
      (zone) => c.env.caller?.isAdmin !== false && (matches === undefined || matches(toZone(zone, ''))),
    );
    return c.json(pageByOrder(c, hits, readLimit(c, LIST_LIMIT)).map((zone) => toZone(zone, originOf(c))));
  });
  app.post('/api/v1/zones', async (c) => {
    const request = checkZone(org, await readBody(c));
    const now = org.clock.now();
    const zone: ZoneRecord = {
      ...request,
      id: org.ids.next('nzo'),
      order: org.nextOrder(),
      status: 'ACTIVE',
      system: false,
      createdMs: now,
      lastUpdatedMs: now,
      usedByPolicy: false,
    };
    org.zones.set(zone.id, zone);
    record('create', zone);
    if (zone.usage === 'BLOCKLIST') record('make_blacklist', zone);
    return c.json(toZone(zone, originOf(c)));
  });
  app.get('/api/v1/zones/:zoneId', (c) => c.json(toZone(zoneOf(c), originOf(c))));
  app.put('/api/v1/zones/:zoneId', async (c) => {
    const zone = zoneOf(c);
    const usageBefore = zone.usage;
    Object.assign(zone, checkZone(org, await readBody(c), zone), { lastUpdatedMs: org.clock.now() });
    record('update', zone);
    if (zone.usage !== usageBefore) record(zone.usage === 'BLOCKLIST' ? 'make_blacklist' : 'remove_blacklist', zone);
    return c.json(toZone(zone, originOf(c)));
  });
  app.delete('/api/v1/zones/:zoneId', (c) => {
    const zone = zoneOf(c);
    refuseToDelete(zone);
    org.zones.delete(zone.id);
    record('delete', zone);
    return c.body(null, 204);
  });
  for (const verb of ['activate', 'deactivate'] as const) {
    app.post(`/api/v1/zones/:zoneId/lifecycle/${verb}`, (c) => {
      const zone = zoneOf(c);
      if (verb === 'deactivate') refuseIfUsed(zone);
      zone.status = verb === 'activate' ? 'ACTIVE' : 'INACTIVE';
      zone.lastUpdatedMs = org.clock.now();
      record(verb, zone);
      return c.json(toZone(zone, originOf(c)));
    });
  }
}
