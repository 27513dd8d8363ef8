import type { TableView } from '../core/block.ts';
import { type ContextField, toContextEntity, toOutputs } from '../core/context-fields.ts';
import { columnsOf } from './columns-of.ts';

/** One entry for each address and zone. */
export const BLOCKED_IP_KEY = 'Okta.BlockedIP(val.Address && val.Address === obj.Address && val.ZoneID === obj.ZoneID)';

/** What became of an address that was to be put on a zone, or taken off it. */
export interface BlockedAddress {
  /** As it was given. */
  readonly address: string;
  readonly zoneId: string | undefined;
  readonly zoneName: string | null | undefined;
  readonly result: 'blocked' | 'unblocked' | 'already' | 'refused' | 'failed';
  /** Whether the zone blocks what it holds. */
  readonly isEffective: boolean;
  readonly reason?: string | undefined;
}

const FIELDS = {
  Address: { type: 'String', description: 'The address, CIDR or range, as given.', read: ({ address }) => address },
  ZoneID: { type: 'String', description: 'ID of the zone.', read: ({ zoneId }) => zoneId },
  ZoneName: { type: 'String', description: 'Name of the zone.', read: ({ zoneName }) => zoneName },
  Result: {
    type: 'String',
    description: 'What became of the address: blocked or unblocked, already, refused or failed.',
    read: ({ result }) => result,
  },
  Effective: {
    type: 'Boolean',
    description: 'Whether the zone blocks what it holds: it is ACTIVE and its usage is BLOCKLIST.',
    read: ({ isEffective }) => isEffective,
  },
  Reason: {
    type: 'String',
    description: 'Why the address was refused, or why it failed.',
    read: ({ reason }) => reason,
  },
} as const satisfies Readonly<Record<string, ContextField<BlockedAddress>>>;

export const BLOCKED_IP_OUTPUTS = toOutputs('Okta.BlockedIP', FIELDS);

export const BLOCKED_ADDRESSES: TableView<BlockedAddress> = {
  columns: columnsOf(FIELDS, { Address: {}, ZoneID: {}, ZoneName: {}, Result: {}, Effective: {}, Reason: {} }),
  peopleColumns: columnsOf(FIELDS, {
    Address: { isKept: true },
    Result: { isKept: true },
    Reason: { hidesWhenEmpty: true, wraps: true },
  }),
};

export function toBlockedAddressContext(address: BlockedAddress): Record<string, unknown> {
  return toContextEntity(FIELDS, address, { leaveOut: 'blank' });
}
