/** `${…}` in the values of a command line, read from the war room's context. */
import { UsageError } from '../errors.ts';
import { closingBracket } from './brackets.ts';
import type { WarRoomContext } from './context-merge.ts';
import { readContext } from './context-query.ts';

export interface Expansion {
  /** The arguments of each run: one, or one per element where a list met an argument that takes a single value. */
  readonly argumentSets: readonly Readonly<Record<string, unknown>>[];
  /** References that found nothing, as written; the arguments that consist of one are left out. */
  readonly emptyReferences: readonly string[];
}

/**
 * A value that is one `${…}` and nothing else becomes what stands there, a list included; inside other text it becomes
 * text (lists joined by commas, objects as JSON).
 *
 * Cortex runs a command once per element of a list given to an argument that takes a single value. What it does with two
 * such lists is not documented; here that is an error.
 *
 * @throws UsageError for a path that cannot be read, and for two lists
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
      `${first[0]} and ${second[0]} both stand for several values, and it is not said which belong together. Run the command once for each value of one of them, such as \${Account.[0].ID}.`,
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

/** A `${` that is never closed is text like any other. */
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
