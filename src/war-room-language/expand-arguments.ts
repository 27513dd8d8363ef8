/** Replaces `${…}` in the values of a command line by what the war room's context holds. */
import { UsageError } from '../errors.ts';
import { closingBracket } from './brackets.ts';
import type { WarRoomContext } from './context-merge.ts';
import { readContext } from './context-query.ts';

export interface Expansion {
  /** The arguments of each run: one set, or one for each element of a list that an argument for a single value was given. */
  readonly argumentSets: readonly Readonly<Record<string, unknown>>[];
  /** References that found nothing, as written. An argument that is nothing but such a reference is left out. */
  readonly emptyReferences: readonly string[];
}

/**
 * A value that is one `${…}` and nothing else becomes what the context holds there, even a list. A reference inside other
 * text becomes text: a list is joined by commas, an object is written as JSON.
 *
 * Cortex runs a command once for each element if a list meets an argument that takes a single value. Its documentation does
 * not say what happens with two such lists; here that is an error.
 *
 * @throws {UsageError} for a path that has a mistake, and for two lists
 */
export function expandArguments(
  args: Readonly<Record<string, string>>,
  context: WarRoomContext,
  isArray: (name: string) => boolean,
): Expansion {
  const emptyReferences: string[] = [];
  const expanded: [string, unknown][] = [];
  const lists: [string, readonly unknown[]][] = [];
  for (const [name, text] of Object.entries(args)) {
    const { value, empty } = expandText(text, context);
    emptyReferences.push(...empty);
    if (Array.isArray(value) && !isArray(name)) lists.push([name, value]);
    else if (value !== undefined) expanded.push([name, value]);
  }
  const [first, second] = lists;
  if (first && second) {
    throw new UsageError(
      `${first[0]} and ${second[0]} both have several values, and nothing says which of them belong together. Run the command once for each value of one of them, such as \${Account.[0].ID}.`,
    );
  }
  const common = Object.fromEntries(expanded);
  const argumentSets = first ? first[1].map((item) => ({ ...common, [first[0]]: item })) : [common];
  return { argumentSets, emptyReferences };
}

interface Reference {
  readonly start: number;
  readonly end: number;
  readonly path: string;
}

function expandText(text: string, context: WarRoomContext): { value: unknown; empty: string[] } {
  const references = text.includes('${') ? findReferences(text) : [];
  const empty: string[] = [];
  const read = ({ path }: Reference): unknown => {
    const value = readContext(context, path);
    if (value === undefined) empty.push(`\${${path}}`);
    return value;
  };
  const [only] = references;
  if (only === undefined) return { value: text, empty };
  if (only.start === 0 && only.end === text.length) return { value: read(only), empty };
  const parts: string[] = [];
  let position = 0;
  for (const reference of references) {
    parts.push(text.slice(position, reference.start), toText(read(reference)));
    position = reference.end;
  }
  return { value: parts.join('') + text.slice(position), empty };
}

/** A `${` without its `}` is ordinary text. */
function findReferences(text: string): Reference[] {
  const references: Reference[] = [];
  let start = text.indexOf('${');
  while (start >= 0) {
    const close = closingBracket(text, start + 1);
    if (close === undefined) break;
    references.push({ start, end: close + 1, path: text.slice(start + 2, close) });
    start = text.indexOf('${', close + 1);
  }
  return references;
}

function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(toText).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
