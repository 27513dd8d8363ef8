import { describe, expect, it } from 'vitest';
import { complaintAgainstBlocking } from '../../../src/commands/shared/unblockable.ts';
import { type IpRange, parseIpRange } from '../../../src/core/ip-range.ts';

function read(text: string): IpRange {
  const range = parseIpRange(text);
  if (range === undefined) throw new Error(`${text} should be an address, a network or a range`);
  return range;
}

const complain = (text: string, { force = false, protects = [] as string[] } = {}) =>
  complaintAgainstBlocking(
    read(text),
    protects.map((one) => ({ text: one, range: read(one) })),
    force,
  );

describe('blocking an address', () => {
  it.each(['203.0.113.7', '198.51.100.0/24', '192.0.2.1-192.0.2.200', '2001:db8::/32', '8.8.0.0/16', '11.0.0.1'])(
    'is good for %s',
    (text) => {
      expect(complain(text)).toBeUndefined();
    },
  );

  it.each([
    ['0.0.0.0', '0.0.0.0/8'],
    ['10.1.2.3', '10.0.0.0/8'],
    ['100.64.0.0/24', '100.64.0.0/10'],
    ['127.0.0.1', '127.0.0.0/8'],
    ['169.254.169.254', '169.254.0.0/16'],
    ['172.31.255.255', '172.16.0.0/12'],
    ['192.168.0.0/24', '192.168.0.0/16'],
    ['224.0.0.1', '224.0.0.0/4'],
    ['255.255.255.255', '240.0.0.0/4'],
    ['9.255.255.255-10.0.0.0', '10.0.0.0/8'],
    ['::', '::/128'],
    ['::1', '::1/128'],
    ['fd00::1', 'fc00::/7'],
    ['fe80::1', 'fe80::/10'],
    ['ff02::1', 'ff00::/8'],
  ])('is refused for %s, which meets %s', (text, network) => {
    expect(complain(text)).toContain(network);
    expect(complain(text, { force: true })).toBeUndefined();
  });

  it.each([
    ['198.50.0.0/15', '/16'],
    ['8.8.0.0-8.9.0.0', '/16'],
    ['2001:db8::/31', '/32'],
  ])('is refused for %s, which holds more than a %s', (text, widest) => {
    expect(complain(text)).toContain(`more addresses than a ${widest}`);
    expect(complain(text, { force: true })).toBeUndefined();
  });

  it('is refused for what meets a protected address, by force as well', () => {
    const protects = ['2001:db8:1::/48', '198.51.100.64/26'];
    expect(complain('198.51.100.77', { protects, force: true })).toContain('protected_ips');
    expect(complain('198.51.0.0/16', { protects })).toContain('198.51.100.64/26');
    expect(complain('198.51.100.1', { protects })).toBeUndefined();
  });
});
