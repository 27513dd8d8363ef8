import ipaddr from 'ipaddr.js';

/** A run of addresses, as their numbers: one address, a network or a range. Both ends belong to it. */
export interface IpRange {
  readonly kind: 'ipv4' | 'ipv6';
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * Reads one address (`192.0.2.1`), a network in CIDR notation (`192.0.2.0/24`, whose host bits do not matter) or a range
 * (`192.0.2.1-192.0.2.9`), of IPv4 or IPv6. Undefined for anything else.
 */
export function parseIpRange(text: string): IpRange | undefined {
  if (text.includes('-')) return parseEnds(text.split('-'));
  if (text.includes('/')) return parseNetwork(text);
  const address = parseAddress(text);
  return address && toRange(address, address);
}

/** Whether both hold the same addresses, however they are written. */
export function areEqual(one: IpRange, other: IpRange): boolean {
  return one.kind === other.kind && one.first === other.first && one.last === other.last;
}

/** Whether `outer` holds all of `inner`. */
export function covers(outer: IpRange, inner: IpRange): boolean {
  return outer.kind === inner.kind && outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether any address is in both. */
export function overlaps(one: IpRange, other: IpRange): boolean {
  return one.kind === other.kind && one.first <= other.last && other.first <= one.last;
}

/** How many addresses it holds. */
export function sizeOf({ first, last }: IpRange): bigint {
  return last - first + 1n;
}

/** IPv4 addresses in the notation of IPv6 (RFC 4291 §2.5.5.2). */
const MAPPED: IpRange = { kind: 'ipv6', first: 0xffff_0000_0000n, last: 0xffff_ffff_ffffn };

export function isIpv4Mapped(range: IpRange): boolean {
  return covers(MAPPED, range);
}

function parseEnds([from = '', to = '', ...more]: readonly string[]): IpRange | undefined {
  const first = parseAddress(from.trim());
  const last = parseAddress(to.trim());
  if (more.length > 0 || first === undefined || last === undefined) return undefined;
  if (first.kind() !== last.kind() || numberOf(first) > numberOf(last)) return undefined;
  return toRange(first, last);
}

function parseNetwork(text: string): IpRange | undefined {
  const [, host = '', digits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = parseAddress(host);
  if (address === undefined) return undefined;
  const hostBits = (address.kind() === 'ipv4' ? 32 : 128) - Number(digits);
  if (hostBits < 0) return undefined;
  const first = (numberOf(address) >> BigInt(hostBits)) << BigInt(hostBits);
  return { kind: address.kind(), first, last: first + (1n << BigInt(hostBits)) - 1n };
}

/** Strict: ipaddr.js alone takes `1.2`, `0x7f.1` and addresses of one link, such as `fe80::1%eth0`. */
function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text)) return ipaddr.IPv6.parse(text);
  return undefined;
}

function toRange(first: ipaddr.IPv4 | ipaddr.IPv6, last: ipaddr.IPv4 | ipaddr.IPv6): IpRange {
  return { kind: first.kind(), first: numberOf(first), last: numberOf(last) };
}

function numberOf(address: ipaddr.IPv4 | ipaddr.IPv6): bigint {
  return address.toByteArray().reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}
