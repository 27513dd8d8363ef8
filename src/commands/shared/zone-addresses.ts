import { areEqual, type IpRange, overlaps, parseIpRange } from '../../core/ip-range.ts';
import { UsageError, unexpectedAnswer } from '../../errors.ts';
import type { OktaZoneAddress } from '../../okta/types.ts';

/**
 * The addresses of a network zone. Okta takes networks (`CIDR`) and ranges (`RANGE`); a single address becomes the
 * network of it alone.
 */

/** An address as it was given, as a zone holds it, and what it covers. */
export interface GivenAddress {
  readonly text: string;
  readonly entry: OktaZoneAddress;
  readonly range: IpRange;
}

/**
 * @param name the argument with the texts
 * @throws {UsageError} naming every text that is neither an address, a CIDR range nor a range of addresses
 */
export function parseZoneAddresses(name: string, texts: readonly string[]): readonly OktaZoneAddress[] {
  return parseAddresses(name, texts).map(({ entry }) => entry);
}

/** The same with what was given and what it covers. @param isAllowed false: refused like a text that is no address */
export function parseAddresses(
  name: string,
  texts: readonly string[],
  isAllowed: (range: IpRange) => boolean = () => true,
): readonly GivenAddress[] {
  const given: GivenAddress[] = [];
  const wrong: string[] = [];
  for (const text of texts) {
    const range = parseIpRange(text);
    if (range === undefined || !isAllowed(range)) wrong.push(`'${text}'`);
    else given.push({ text, entry: toEntry(text, range), range });
  }
  if (wrong.length === 0) return given;
  throw new UsageError(
    `Argument '${name}' contains something that is not an IP address, CIDR range or IP range: ${wrong.join(', ')}. ` +
      'Write 2.2.2.2, 1.1.0.0/16 or 1.2.3.4-1.2.3.5.',
    { code: 'invalid_arguments' },
  );
}

/** Addresses without those that are equal to one before them. */
export function uniqueAddresses(given: readonly GivenAddress[]): readonly GivenAddress[] {
  return given.filter(({ range }, index) => given.findIndex((other) => areEqual(other.range, range)) === index);
}

/** What was there and what is new, without new ones that cover exactly the addresses of one before them. */
export function appendAddresses(
  present: readonly OktaZoneAddress[] | null | undefined,
  added: readonly OktaZoneAddress[],
): readonly OktaZoneAddress[] {
  const kept = listOf(present);
  const known = new Set(kept.map(identify));
  const fresh = added.filter((address) => {
    const identity = identify(address);
    return !known.has(identity) && known.add(identity);
  });
  return [...kept, ...fresh];
}

/** What becomes of a zone's entries when addresses are taken out. */
export interface Removal {
  readonly left: readonly OktaZoneAddress[];
  /** Those that an entry is equal to. */
  readonly removed: readonly GivenAddress[];
  /** Those that no entry is equal to or overlaps. */
  readonly absent: readonly GivenAddress[];
  /** Those that are not an entry of their own, each with an entry that overlaps it: an entry is never split. */
  readonly entangled: readonly { readonly address: GivenAddress; readonly entry: OktaZoneAddress }[];
}

/** Takes out every entry that is equal to an address that was given, in whatever notation either is written. */
export function removeAddresses(
  present: readonly OktaZoneAddress[] | null | undefined,
  given: readonly GivenAddress[],
): Removal {
  const entries = listOf(present).map((entry) => ({ entry, range: rangeOf(entry) }));
  const absent: GivenAddress[] = [];
  const entangled: { address: GivenAddress; entry: OktaZoneAddress }[] = [];
  const removed: GivenAddress[] = [];
  const gone = new Set<OktaZoneAddress>();
  for (const address of given) {
    const equal = entries.filter(({ range }) => range !== undefined && areEqual(range, address.range));
    for (const { entry } of equal) gone.add(entry);
    const wider = entries.find(({ range }) => range !== undefined && overlaps(range, address.range));
    if (equal.length > 0) removed.push(address);
    else if (wider === undefined) absent.push(address);
    else entangled.push({ address, entry: wider.entry });
  }
  const left = entries.map(({ entry }) => entry).filter((entry) => !gone.has(entry));
  return { left, removed, absent, entangled };
}

/** The addresses that an entry of a zone covers; undefined for a kind of entry that we do not know. */
export function rangeOf(entry: OktaZoneAddress): IpRange | undefined {
  const { type, value } = entry ?? {};
  if (typeof value !== 'string') return undefined;
  const isRange = value.includes('-');
  return (type === 'RANGE' && isRange) || (type === 'CIDR' && value.includes('/')) ? parseIpRange(value) : undefined;
}

/** The entries of a zone; Okta writes null for none. @throws {UnexpectedResponseError} */
export function listOf(present: readonly OktaZoneAddress[] | null | undefined): readonly OktaZoneAddress[] {
  const kept = present ?? [];
  if (!Array.isArray(kept)) throw unexpectedAnswer('Okta answered with addresses of a zone that are not a list.');
  return kept;
}

function toEntry(text: string, { kind }: IpRange): OktaZoneAddress {
  if (text.includes('-')) return { type: 'RANGE', value: text.replace(/\s/g, '') };
  if (text.includes('/')) return { type: 'CIDR', value: text };
  return { type: 'CIDR', value: `${text}/${kind === 'ipv4' ? 32 : 128}` };
}

/** The first and the last address, which is what makes two entries equal however they are written. */
function identify(entry: OktaZoneAddress): string {
  const range = rangeOf(entry);
  return range === undefined ? `${entry?.type} ${entry?.value}` : `${range.kind} ${range.first}-${range.last}`;
}
