import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areEqual,
  covers,
  type IpRange,
  isIpv4Mapped,
  overlaps,
  parseIpRange,
  sizeOf,
} from '../../src/core/ip-range.ts';

function read(text: string): IpRange {
  const range = parseIpRange(text);
  if (range === undefined) throw new Error(`${text} should be an address, a network or a range`);
  return range;
}

const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'));
/** Ranges within 16 addresses, so that they meet often. */
const smallRange = fc
  .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 15 }))
  .map(([one, other]) => ({ first: Math.min(one, other), last: Math.max(one, other) }));
const toText = ({ first, last }: { first: number; last: number }) => `192.0.2.${first}-192.0.2.${last}`;
const membersOf = ({ first, last }: { first: number; last: number }) =>
  Array.from({ length: last - first + 1 }, (_member, index) => first + index);

describe('ranges of addresses', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7/32'],
    ['192.0.2.7', '192.0.2.7-192.0.2.7'],
    ['192.0.2.77/24', '192.0.2.0/24'],
    ['192.0.2.0/24', '192.0.2.0 - 192.0.2.255'],
    ['2001:db8::1', '2001:0DB8:0:0::0001/128'],
    ['2001:db8::/127', '2001:db8::-2001:db8::1'],
    ['0.0.0.0/0', '0.0.0.0-255.255.255.255'],
  ])('are equal where %s and %s hold the same addresses', (one, other) => {
    expect(areEqual(read(one), read(other))).toBe(true);
  });

  it.each([
    ['0.0.0.1', '::1'],
    ['192.0.2.7', '::ffff:192.0.2.7'],
    ['192.0.2.0/24', '192.0.2.0/25'],
  ])('differ where %s and %s do not', (one, other) => {
    expect(areEqual(read(one), read(other))).toBe(false);
  });

  it('cover, overlap and are equal as the sets of their addresses do', () => {
    fc.assert(
      fc.property(smallRange, smallRange, (one, other) => {
        const [a, b] = [read(toText(one)), read(toText(other))];
        const common = membersOf(one).filter((member) => membersOf(other).includes(member));
        expect(overlaps(a, b)).toBe(common.length > 0);
        expect(covers(a, b)).toBe(common.length === membersOf(other).length);
        expect(areEqual(a, b)).toBe(covers(a, b) && covers(b, a));
        expect(sizeOf(a)).toBe(BigInt(membersOf(one).length));
      }),
    );
  });

  it('of a network begin and end at its borders, whichever of its addresses names it', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 32 }), (host, bits) => {
        const network = read(`${host}/${bits}`);
        expect(sizeOf(network)).toBe(1n << BigInt(32 - bits));
        expect(network.first % sizeOf(network)).toBe(0n);
        expect(covers(network, read(host))).toBe(true);
      }),
    );
  });

  it.each(['::ffff:192.0.2.7', '::ffff:c000:207', '::ffff:0:0/96', '::ffff:10.0.0.0/104'])(
    '%s is IPv4 written as IPv6',
    (text) => {
      expect(isIpv4Mapped(read(text))).toBe(true);
    },
  );

  it.each(['192.0.2.7', '2001:db8::1', '::/0'])('%s is not', (text) => {
    expect(isIpv4Mapped(read(text))).toBe(false);
  });

  it.each([
    '',
    '-',
    '/',
    '192.0.2.7-',
    '192.0.2.9-192.0.2.1',
    '192.0.2.1-2001:db8::1',
    '192.0.2.1/33',
    '::/129',
    '1.2',
  ])("are not read out of '%s'", (text) => {
    expect(parseIpRange(text)).toBeUndefined();
  });
});
