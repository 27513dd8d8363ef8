import { arg } from '../../core/argument.ts';
import { isIpv4Mapped } from '../../core/ip-range.ts';
import { type GivenAddress, parseAddresses, uniqueAddresses } from './zone-addresses.ts';

/** The argument `ip` of the commands that block addresses and let them in again. */
export const ipArg = () =>
  arg.list('Addresses, CIDRs or ranges (192.0.2.1, 192.0.2.0/24, 192.0.2.1-192.0.2.9).', {
    required: true,
    unnamed: true,
  });

/**
 * The addresses of the argument `ip`; equal ones count once. An IPv4 address in IPv6 notation is none: Okta would compare
 * it with nobody's.
 *
 * @throws {UsageError} naming every text that is no address
 */
export function parseIpArgument(ip: readonly string[]): readonly GivenAddress[] {
  return uniqueAddresses(parseAddresses('ip', ip, (range) => !isIpv4Mapped(range)));
}
