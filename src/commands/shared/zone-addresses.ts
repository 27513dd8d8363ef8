import ipaddr from 'ipaddr.js';
import { UsageError } from '../../errors.ts';
import { unexpectedAnswer } from '../../okta/api/unexpected-answer.ts';
import type { OktaZoneAddress } from '../../okta/types.ts';

/**
 * The addresses of a network zone. Okta takes networks (`CIDR`) and ranges (`RANGE`); a single address becomes the
 * network of it alone.
 */

/**
 * @param name the argument that the texts stand in
 * @throws {UsageError} naming every text that is neither an address, a CIDR range nor a range of addresses
 */
export function parseZoneAddresses(name: string, texts: readonly string[]): readonly OktaZoneAddress[] {
  const parsed = texts.map((text) => [text, parseZoneAddress(text)] as const);
  const wrong = parsed.filter(([, address]) => address === undefined).map(([text]) => `'${text}'`);
  if (wrong.length > 0) {
    throw new UsageError(
      `Argument '${name}' holds what is no IP address, CIDR range or IP range: ${wrong.join(', ')}. ` +
        'Write 2.2.2.2, 1.1.0.0/16 or 1.2.3.4-1.2.3.5.',
      { code: 'invalid_arguments' },
    );
  }
  return parsed.flatMap(([, address]) => (address === undefined ? [] : [address]));
}

/** What was there and what is new, without new ones that cover exactly the addresses of one before them. */
export function appendAddresses(
  present: readonly OktaZoneAddress[] | null | undefined,
  added: readonly OktaZoneAddress[],
): readonly OktaZoneAddress[] {
  const kept = present ?? [];
  if (!Array.isArray(kept)) throw unexpectedAnswer('Okta answered with addresses of a zone that are no list.');
  const known = new Set(kept.map(extentOf));
  const fresh = added.filter((address) => {
    const extent = extentOf(address);
    return !known.has(extent) && known.add(extent);
  });
  return [...kept, ...fresh];
}

function parseZoneAddress(text: string): OktaZoneAddress | undefined {
  if (text.includes('-')) {
    const ends = text.split('-').map((end) => end.trim());
    const range = `${ends[0]}-${ends[1]}`;
    return ends.length === 2 && toExtent('RANGE', range) !== undefined ? { type: 'RANGE', value: range } : undefined;
  }
  if (text.includes('/')) return toExtent('CIDR', text) === undefined ? undefined : { type: 'CIDR', value: text };
  const address = parseAddress(text);
  return address && { type: 'CIDR', value: `${text}/${address.kind() === 'ipv4' ? 32 : 128}` };
}

/** The first and the last address, which is what makes two entries equal however they are written. */
function extentOf(address: OktaZoneAddress): string {
  const { type, value } = address ?? {};
  return toExtent(String(type), String(value)) ?? `${type} ${value}`;
}

function toExtent(type: string, value: string): string | undefined {
  if (type === 'RANGE') {
    const [from, to] = value.split('-').map(parseAddress);
    if (from === undefined || to === undefined || from.kind() !== to.kind()) return undefined;
    return numberOf(from) <= numberOf(to) ? `${from.kind()} ${numberOf(from)}-${numberOf(to)}` : undefined;
  }
  const [, host = '', digits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(value) ?? [];
  const address = parseAddress(host);
  if (type !== 'CIDR' || address === undefined) return undefined;
  const spare = BigInt((address.kind() === 'ipv4' ? 32 : 128) - Number(digits));
  if (spare < 0n) return undefined;
  const first = (numberOf(address) >> spare) << spare;
  return `${address.kind()} ${first}-${first + (1n << spare) - 1n}`;
}

/** Strict: ipaddr.js alone takes `1.2`, `0x7f.1` and addresses of one link, such as `fe80::1%eth0`. */
function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text)) return ipaddr.IPv6.parse(text);
  return undefined;
}

function numberOf(address: ipaddr.IPv4 | ipaddr.IPv6): bigint {
  return address.toByteArray().reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}
