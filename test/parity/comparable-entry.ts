import type { Vector } from './vectors.ts';

/** The parts of an entry that are compared. */
export interface ComparableEntry {
  readonly Type: unknown;
  readonly ContentsFormat: unknown;
  readonly Contents: unknown;
  readonly HumanReadable: unknown;
  readonly EntryContext: unknown;
}

/**
 * Brings an entry to what is compared: the values under `Okta.Metadata` depend on which request came last, a result that
 * is a bare text reaches the war room as a text entry, and `Contents` that is JSON counts by its value.
 */
export function toComparable(entry: unknown): ComparableEntry {
  const { Type, ContentsFormat, Contents, HumanReadable, EntryContext } = (
    typeof entry === 'string' ? { Type: 1, ContentsFormat: 'text', Contents: entry } : entry
  ) as Partial<ComparableEntry>;
  const { 'Okta.Metadata(true)': _, ...context } = (EntryContext ?? {}) as Record<string, unknown>;
  return plain({
    Type,
    ContentsFormat,
    Contents: parsed(Contents ?? null),
    HumanReadable: HumanReadable ?? null,
    EntryContext: Object.keys(context).length > 0 ? context : null,
  });
}

/**
 * Lets an error be worded better than the original's where the original words it badly: about arguments (nothing was
 * asked of Okta), about an answer that is not JSON, about a rate limit; and lets the error of a second change say what the first has
 * done. There only its beginning counts.
 */
export function withComparableWording(
  entry: ComparableEntry,
  expected: ComparableEntry,
  vector: Vector,
): ComparableEntry {
  const { Contents } = entry;
  if (entry.Type !== 4 || typeof Contents !== 'string') return entry;
  const prefix = `Failed to execute ${vector.command} command. Error: `;
  const said = String(expected.Contents ?? '');
  const isBadlyWorded =
    vector.exchanges.length === 0 ||
    [`${prefix}Failed to parse json object`, `${prefix}Expecting value`].some((start) => said.startsWith(start));
  if (isBadlyWorded && Contents.startsWith(prefix)) return { ...entry, Contents: prefix };
  const changes = vector.exchanges.filter(({ request }) => request.method !== 'GET').length;
  const isExplained = changes > 1 || said.startsWith(`${prefix}Error in API call [429]`);
  if (isExplained && said !== '' && Contents.startsWith(said)) {
    return { ...entry, Contents: said };
  }
  return entry;
}

function parsed(contents: unknown): unknown {
  if (typeof contents !== 'string' || !/^[[{]/.test(contents)) return contents;
  try {
    return JSON.parse(contents);
  } catch {
    return contents;
  }
}

/** As it is after a trip through JSON, which is how a host hands it on. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
