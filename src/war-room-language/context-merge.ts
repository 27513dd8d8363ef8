/**
 * Merging an entry's context into a war room's context.
 *
 * Cortex's own server is closed source. This is a model of what its documentation and published packs show: a key
 * `Path(expression)` updates every stored value (`val`) of which the expression is true with the fields of the incoming
 * value (`obj`), and adds the incoming value if there is none. Equal values are stored once. Comments mark what is a guess.
 */
import { setOwn } from '../core/set-own.ts';
import { UsageError } from '../errors.ts';
import { isPlainObject } from '../json-values.ts';
import { closingBracket } from './brackets.ts';
import { StoredValues, toMatcher } from './stored-values.ts';

/** A war room's context: what commands have left there, by name. */
export type WarRoomContext = Record<string, unknown>;

type Fields = Record<string, unknown>;

/**
 * Merges every key of an entry's context into `context`, which it changes. The entry's values are copied.
 *
 * @throws {UsageError} for a key that has a mistake
 */
export function mergeContext(context: WarRoomContext, entryContext: Readonly<Fields> | null | undefined): void {
  for (const [key, value] of Object.entries(entryContext ?? {})) {
    // A guess: a null leaves the stored value alone. Cortex might clear it.
    if (value !== null && value !== undefined) mergeKey(context, key, structuredClone(value));
  }
}

function mergeKey(context: WarRoomContext, key: string, value: unknown): void {
  const { path, expression } = parseKey(key);
  const parent = parentOf(context, path);
  const name = path.at(-1) ?? key;
  const stored = Object.hasOwn(parent, name) ? parent[name] : undefined;
  const list: unknown[] = Array.isArray(stored) ? stored : stored === undefined || stored === null ? [] : [stored];
  const incoming: unknown[] = Array.isArray(value) ? value : [value];
  const stock = new StoredValues(list, toMatcher(expression, list.length, incoming.length));
  for (const one of incoming) stock.merge(one);
  const isSingle = list.length === 1 && !Array.isArray(stored) && !Array.isArray(value);
  setOwn(parent, name, isSingle ? list[0] : list);
}

function parseKey(key: string): { path: string[]; expression: string | undefined } {
  const open = key.indexOf('(');
  if (open < 0) return { path: key.split('.'), expression: undefined };
  if (closingBracket(key, open) !== key.length - 1) {
    throw new UsageError(`Cannot read the context key "${key}": the bracket after the path must close at its end`);
  }
  return { path: key.slice(0, open).trim().split('.'), expression: key.slice(open + 1, -1) };
}

/** The object that holds the last name of the path. Anything else on the way is replaced by an object. */
function parentOf(context: WarRoomContext, path: readonly string[]): Fields {
  let parent: Fields = context;
  for (const name of path.slice(0, -1)) {
    const next = Object.hasOwn(parent, name) ? parent[name] : undefined;
    // A guess, which Okta's commands never need: below a list, the last item is meant.
    const target = Array.isArray(next) ? next.at(-1) : next;
    if (isPlainObject(target)) parent = target;
    else {
      const created: Fields = {};
      setOwn(parent, name, created);
      parent = created;
    }
  }
  return parent;
}
