import { column, type TableBlock, type TableView, tableBlock } from '../core/block.ts';
import type { OutputSpec } from '../core/command.ts';
import { contextKey } from '../core/context-keys.ts';
import { textOf } from '../json-values.ts';
import type { OktaZone } from '../okta/types.ts';
import { nestDottedKeys } from './nest-dotted-keys.ts';

export const ZONE_KEY = contextKey('Okta.Zone', 'id');

/** A trap: "block an IP range" with a zone that blocks nothing. */
export const ZONE_BLOCKS_NOTE =
  'A zone blocks nothing by itself: only one with usage BLOCKLIST does. One with usage POLICY takes effect where a policy names it.';

const ZONES: TableView<OktaZone> = {
  peopleNote: (zones) => (zones.every((zone) => zone?.usage === 'BLOCKLIST') ? undefined : ZONE_BLOCKS_NOTE),
  columns: [
    column('name', 'text', ({ name }) => name),
    column('id', 'id', ({ id }) => id),
    column('gateways', 'list', ({ gateways }) => gateways),
    column('status', 'status', ({ status }) => status),
    column('system', 'boolean', ({ system }) => system),
    column('lastUpdated', 'time', ({ lastUpdated }) => lastUpdated),
    column('created', 'time', ({ created }) => created),
  ],
  peopleColumns: [
    column('name', 'text', ({ name }) => name, { wraps: true, isKept: true }),
    column('status', 'status', ({ status }) => status, { isKept: true }),
    column('usage', 'text', ({ usage }) => usage, { isKept: true }),
    column('gateways', 'address', ({ gateways }) => toAddresses(gateways), { isKept: true }),
    column('proxies', 'address', ({ proxies }) => toAddresses(proxies), { dropOrder: 3 }),
    column('id', 'id', ({ id }) => id, { isKept: true, dropOrder: 5 }),
    column('system', 'boolean', ({ system }) => system, { dropOrder: 2 }),
    column('lastUpdated', 'time', ({ lastUpdated }) => lastUpdated, { dropOrder: 1 }),
    column('created', 'time', ({ created }) => created, { dropOrder: 1 }),
  ],
};

export function zoneTable(zones: readonly OktaZone[]): TableBlock<OktaZone> {
  return tableBlock('Okta Zones', ZONES, zones);
}

/** The addresses alone, a range of one address as that address; anything else is shown as Okta gave it. */
function toAddresses(addresses: OktaZone['gateways']): unknown {
  return Array.isArray(addresses) ? addresses.map((address) => toAddress(address?.value) ?? address) : addresses;
}

function toAddress(value: unknown): unknown {
  const [first, last, ...more] = textOf(value).split('-');
  return first === last && more.length === 0 ? first : value;
}

/** A zone in the context: as Okta gave it. */
export function toZoneContext(zone: OktaZone): Readonly<Record<string, unknown>> {
  return nestDottedKeys(zone);
}

/** Okta can answer a change with an empty object. */
export function isZone(answer: OktaZone | undefined): answer is OktaZone {
  return answer !== undefined && answer !== null && Object.keys(answer).length > 0;
}

const USUAL_WORDS = {
  created: 'Zone creation timestamp, in the format 2020-04-06T22:23:12.000Z.',
  'gateways.type': 'Gateways IP entry type, e.g., CIDR.',
  id: 'Okta Zone ID, e.g., nzoqsmcx1qWYJ6wYF0h7.',
  lastUpdated: 'Zone last update timestamp, in the format 2020-04-06T22:23:12.000Z.',
  'proxies.type': 'Proxies IP entry type, e.g., CIDR.',
  status: 'Zone status, e.g., ACTIVE.',
};

/**
 * The context paths of a zone, in the order of the documentation.
 *
 * @param words descriptions that replace the usual ones
 */
export function zoneOutputs(words: Partial<typeof USUAL_WORDS> = {}) {
  const say = { ...USUAL_WORDS, ...words };
  return [
    { path: 'Okta.Zone.created', type: 'Date', description: say.created },
    { path: 'Okta.Zone.gateways.type', type: 'String', description: say['gateways.type'] },
    {
      path: 'Okta.Zone.gateways.value',
      type: 'String',
      description: 'Gateways IP entry value, e.g., 34.103.1.108/32.',
    },
    { path: 'Okta.Zone.id', type: 'String', description: say.id },
    { path: 'Okta.Zone.lastUpdated', type: 'Date', description: say.lastUpdated },
    { path: 'Okta.Zone.name', type: 'String', description: 'Zone name.' },
    { path: 'Okta.Zone.proxies.type', type: 'String', description: say['proxies.type'] },
    { path: 'Okta.Zone.proxies.value', type: 'Unknown', description: 'Proxies IP entry value, e.g., 34.103.1.108/32.' },
    { path: 'Okta.Zone.status', type: 'String', description: say.status },
    { path: 'Okta.Zone.system', type: 'Number', description: 'True if this is a system zone, false if user-created.' },
    { path: 'Okta.Zone.type', type: 'String', description: 'Zone type, e.g., IP.' },
    { path: 'Okta.Zone.usage', type: 'String', description: 'What the zone is for: POLICY or BLOCKLIST.' },
  ] as const satisfies readonly OutputSpec[];
}
