import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendAddresses,
  parseAddresses,
  parseZoneAddresses,
  removeAddresses,
} from '../../../src/commands/shared/zone-addresses.ts';

const parse = (...texts: string[]) => parseZoneAddresses('gatewayIPs', texts);

describe('addresses of a zone', () => {
  it.each([
    ['2.2.2.2', 'CIDR', '2.2.2.2/32'],
    ['1.1.0.0/16', 'CIDR', '1.1.0.0/16'],
    ['1.2.3.4/24', 'CIDR', '1.2.3.4/24'],
    ['1.2.3.4-1.2.3.5', 'RANGE', '1.2.3.4-1.2.3.5'],
    ['2.2.2.1 - 2.2.2.9', 'RANGE', '2.2.2.1-2.2.2.9'],
    ['2.2.2.2-2.2.2.2', 'RANGE', '2.2.2.2-2.2.2.2'],
    ['2001:db8::1', 'CIDR', '2001:db8::1/128'],
    ['2001:db8::/64', 'CIDR', '2001:db8::/64'],
    ['2001:db8::1-2001:db8::9', 'RANGE', '2001:db8::1-2001:db8::9'],
    ['0.0.0.0/0', 'CIDR', '0.0.0.0/0'],
  ])('reads %s as %s %s', (text, type, value) => {
    expect(parse(text)).toEqual([{ type, value }]);
  });

  it.each([
    '1.2',
    '1.2.3',
    '256.1.1.1',
    '1.2.3.4.5',
    '010.1.1.1',
    '0x7f.0.0.1',
    '2130706433',
    'localhost',
    '1.1.1.1/33',
    '1.1.1.1/',
    '1.1.1.1/-1',
    '1.1.1.1/8/8',
    '/8',
    '2001:db8::1/129',
    'fe80::1%eth0',
    '1.1.1.9-1.1.1.1',
    '1.1.1.1-2001:db8::1',
    '1.1.1.1-',
    '1.1.1.1-1.1.1.2-1.1.1.3',
    '1.1.0.0/16-1.2.0.0/16',
  ])('refuses %s, which is neither an address nor a network nor a range', (text) => {
    expect(() => parse('8.8.8.8', text)).toThrow(
      `Argument 'gatewayIPs' contains something that is not an IP address, CIDR range or IP range: '${text}'.`,
    );
  });

  it('names every wrong one at once', () => {
    expect(() => parse('x', '8.8.8.8', '1.2')).toThrow("'x', '1.2'");
  });

  it("keeps what was given twice: what a zone may hold is Okta's to judge", () => {
    expect(parse('8.8.8.8', '8.8.8.8/32')).toHaveLength(2);
  });

  it('takes any IPv4 network that there is, as it was written', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const network = fc.tuple(octet, octet, octet, octet, fc.integer({ min: 0, max: 32 }));
    fc.assert(
      fc.property(network, ([a, b, c, d, bits]) => {
        const value = `${a}.${b}.${c}.${d}/${bits}`;
        expect(parse(value)).toEqual([{ type: 'CIDR', value }]);
      }),
    );
  });
});

describe('appending addresses', () => {
  it('adds what is new and leaves what is there as it is', () => {
    const present = [
      { type: 'CIDR', value: '1.2.3.4/24' },
      { type: 'RANGE', value: '8.8.8.8-8.8.8.8' },
    ];
    expect(appendAddresses(present, parse('1.2.3.0/24', '8.8.8.8', '9.9.9.9'))).toEqual([
      ...present,
      { type: 'CIDR', value: '9.9.9.9/32' },
    ]);
  });

  it('adds one of several that cover the same addresses', () => {
    expect(appendAddresses([], parse('8.8.8.8', '8.8.8.8/32', '8.8.8.8-8.8.8.8'))).toHaveLength(1);
    expect(appendAddresses([], parse('2001:db8::1', '2001:0db8:0::0001'))).toHaveLength(1);
    expect(appendAddresses([], parse('1.2.3.4/24', '1.2.3.0/24', '1.2.3.0-1.2.3.255'))).toHaveLength(1);
  });

  it('begins a list where there is none', () => {
    expect(appendAddresses(null, parse('9.9.9.9'))).toEqual([{ type: 'CIDR', value: '9.9.9.9/32' }]);
  });

  it('keeps an entry of Okta that it cannot read', () => {
    const odd = [{ type: 'NEW_KIND', value: 'x' }];
    expect(appendAddresses(odd, parse('9.9.9.9'))).toEqual([...odd, { type: 'CIDR', value: '9.9.9.9/32' }]);
  });
});

describe('removing addresses', () => {
  const cidr = (value: string) => ({ type: 'CIDR', value });
  const range = (value: string) => ({ type: 'RANGE', value });
  const remove = (present: { type: string; value: string }[] | null, ...texts: string[]) =>
    removeAddresses(present, parseAddresses('ip', texts));

  it('takes out every entry that is equal, in whatever notation, and keeps the order of the others', () => {
    const present = [range('8.8.8.8-8.8.8.8'), cidr('1.2.3.0/24'), cidr('8.8.8.8/32'), cidr('9.9.9.9/32')];
    expect(remove(present, '8.8.8.8', '1.2.3.77/24').left).toEqual([cidr('9.9.9.9/32')]);
  });

  it('splits no entry: it tells the one that an address lies in', () => {
    const { left, entangled } = remove([cidr('1.2.3.0/24')], '1.2.3.4', '1.2.0.0/16');
    expect(left).toEqual([cidr('1.2.3.0/24')]);
    expect(entangled.map(({ address, entry }) => [address.text, entry.value])).toEqual([
      ['1.2.3.4', '1.2.3.0/24'],
      ['1.2.0.0/16', '1.2.3.0/24'],
    ]);
  });

  it('takes an equal entry out although a wider one holds the address too', () => {
    const { left, entangled } = remove([cidr('1.2.3.0/24'), cidr('1.2.3.4/32')], '1.2.3.4');
    expect({ left, entangled }).toEqual({ left: [cidr('1.2.3.0/24')], entangled: [] });
  });

  it('tells what was not there', () => {
    expect(remove(null, '1.2.3.4').absent.map(({ text }) => text)).toEqual(['1.2.3.4']);
  });

  it('leaves entries that it cannot read', () => {
    const odd = [{ type: 'NEW_KIND', value: '1.2.3.4/32' }];
    expect(remove(odd, '1.2.3.4').left).toEqual(odd);
  });

  it('undoes what appending did', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const one = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'));
    fc.assert(
      fc.property(fc.uniqueArray(one), fc.uniqueArray(one), (before, added) => {
        const fresh = added.filter((text) => !before.includes(text));
        const present = parse(...before);
        expect(removeAddresses(appendAddresses(present, parse(...fresh)), parseAddresses('ip', fresh)).left).toEqual(
          present,
        );
      }),
    );
  });
});
