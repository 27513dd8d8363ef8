import { type IpRange, overlaps, parseIpRange, sizeOf } from '../../core/ip-range.ts';

/** Addresses that no attacker on the internet has, and with which a blocklist would only lock out the own house. */
const PRIVATE = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
];

/** An IPv4 /16 and an IPv6 /32. */
const MOST_ADDRESSES = { ipv4: 1n << 16n, ipv6: 1n << 96n } as const;
const WIDEST_NETWORK = { ipv4: '/16', ipv6: '/32' } as const;

export interface ProtectedRange {
  readonly text: string;
  readonly range: IpRange;
}

/**
 * Why an address should not be blocked, as a sentence; undefined where nothing speaks against it.
 *
 * @param isForced takes private and very wide ranges all the same; what is protected stays protected
 */
export function complaintAgainstBlocking(
  range: IpRange,
  protectedRanges: readonly ProtectedRange[],
  isForced: boolean,
): string | undefined {
  const guarded = protectedRanges.find((other) => overlaps(other.range, range));
  if (guarded !== undefined) return `It overlaps ${guarded.text}, which the instance protects (protected_ips).`;
  if (isForced) return undefined;
  const reserved = PRIVATE.find((text) => {
    const network = parseIpRange(text);
    return network !== undefined && overlaps(network, range);
  });
  if (reserved !== undefined) return `It overlaps ${reserved}, which is not public. Use force=true to block it.`;
  if (sizeOf(range) <= MOST_ADDRESSES[range.kind]) return undefined;
  return `It holds more addresses than a ${WIDEST_NETWORK[range.kind]}. Use force=true to block it.`;
}
