/**
 * Merging an entry's context into a war room's context.
 *
 * The server that does this for Cortex is closed. This is a model of it, from what its documentation and public content
 * show: a key `Path(expression)` updates the stored values (`val`) for which the expression holds with the incoming one
 * (`obj`), whole fields at a time, and adds it where none does; equal values are not kept twice. What is not known is
 * said at the place.
 */
import { isDeepStrictEqual } from 'node:util';
import { setOwn } from '../core/set-own.ts';
import { UsageError } from '../errors.ts';
import { isPlainObject } from '../json-values.ts';
import { closingBracket } from './brackets.ts';
import { type DtExpression, matchesDt, parseDtExpression } from './dt-expression.ts';

/** A war room's context: what commands have left there, by name. */
export type WarRoomContext = Record<string, unknown>;

type Fields = Record<string, unknown>;

/**
 * Merges every key of an entry's context, changing `context`. The entry's own values are copied.
 *
 * @throws UsageError where a key cannot be read
 */
export function mergeContext(context: WarRoomContext, entryContext: Readonly<Fields> | null | undefined): void {
  for (const [key, value] of Object.entries(entryContext ?? {})) {
    // Whether an absent value would clear what is stored is not known; it is taken for "nothing to say".
    if (value !== null && value !== undefined) mergeKey(context, key, structuredClone(value));
  }
}

function mergeKey(context: WarRoomContext, key: string, value: unknown): void {
  const { path, expression } = parseKey(key);
  const parent = parentOf(context, path);
  const name = path.at(-1) ?? key;
  const stored = Object.hasOwn(parent, name) ? parent[name] : undefined;
  const list: unknown[] = Array.isArray(stored) ? stored : stored === undefined || stored === null ? [] : [stored];
  const room = expression === undefined ? toUnmatchedList(list) : toMatchedList(list, expression);
  for (const incoming of Array.isArray(value) ? value : [value]) {
    const hits = room.hits(incoming);
    if (hits.length > 0) for (const index of hits) update(list, index, incoming);
    else room.add(incoming);
  }
  const isSingle = list.length === 1 && !Array.isArray(stored) && !Array.isArray(value);
  setOwn(parent, name, isSingle ? list[0] : list);
}

/** Fields are replaced whole: lists in them are not joined. A value that is no object is replaced itself. */
function update(list: unknown[], index: number, incoming: unknown): void {
  const hit = list[index];
  if (!isPlainObject(hit) || !isPlainObject(incoming)) list[index] = incoming;
  else for (const [key, value] of Object.entries(incoming)) setOwn(hit, key, value);
}

function parseKey(key: string): { path: string[]; expression: string | undefined } {
  const open = key.indexOf('(');
  if (open < 0) return { path: key.split('.'), expression: undefined };
  if (closingBracket(key, open) !== key.length - 1) {
    throw new UsageError(`Cannot read the context key "${key}": the bracket after the path must close at its end`);
  }
  return { path: key.slice(0, open).trim().split('.'), expression: key.slice(open + 1, -1) };
}

/** The object that holds the last name of the path; what is no object on the way is replaced by one. */
function parentOf(context: WarRoomContext, path: readonly string[]): Fields {
  let parent: Fields = context;
  for (const name of path.slice(0, -1)) {
    const next = Object.hasOwn(parent, name) ? parent[name] : undefined;
    // Okta's commands never write below a list; how a war room does is not known, the last item is taken.
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

interface Room {
  /** Indexes of the stored values that the incoming one updates. */
  hits(incoming: unknown): readonly number[];
  /** Adds a value that updates none, unless an equal one is there. */
  add(incoming: unknown): void;
}

/** A key without an expression: values only gather. */
function toUnmatchedList(list: unknown[]): Room {
  const seen = new Set(list.map(toFingerprint));
  return {
    hits: () => [],
    add(incoming) {
      const fingerprint = toFingerprint(incoming);
      if (seen.has(fingerprint)) return;
      seen.add(fingerprint);
      list.push(incoming);
    },
  };
}

const BY_FIELD = /^\s*val\.([\w$]+)\s*&&\s*val\.\1\s*===?\s*obj\.\1\s*$/;

function toMatchedList(list: unknown[], text: string): Room {
  const expression = parseDtExpression(text);
  const field = BY_FIELD.exec(text)?.[1];
  return field === undefined ? toScannedList(list, expression) : toIndexedList(list, expression, field);
}

function toScannedList(list: unknown[], expression: DtExpression): Room {
  return {
    hits: (obj) => [...list.keys()].filter((index) => matchesDt(expression, { val: list[index], obj })),
    add(incoming) {
      if (!list.some((item) => isDeepStrictEqual(item, incoming))) list.push(incoming);
    },
  };
}

/**
 * The usual `val.ID && val.ID === obj.ID`, without comparing everything with everything: values whose field is a text
 * are found by it, only the others are looked through.
 */
function toIndexedList(list: unknown[], expression: DtExpression, field: string): Room {
  const byText = new Map<string, number[]>();
  const others: number[] = [];
  const textOf = (value: unknown): string | undefined => {
    const text = isPlainObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
    return typeof text === 'string' && text !== '' ? text : undefined;
  };
  const note = (value: unknown, index: number) => {
    const text = textOf(value);
    const places = text === undefined ? others : byText.get(text);
    if (places) places.push(index);
    else if (text !== undefined) byText.set(text, [index]);
  };
  list.forEach(note);
  const candidates = (incoming: unknown) => {
    const text = textOf(incoming);
    return text === undefined ? [...list.keys()] : [...(byText.get(text) ?? []), ...others];
  };
  return {
    hits: (obj) => candidates(obj).filter((index) => matchesDt(expression, { val: list[index], obj })),
    add(incoming) {
      const equals = textOf(incoming) === undefined ? others : [];
      if (equals.some((index) => isDeepStrictEqual(list[index], incoming))) return;
      note(incoming, list.push(incoming) - 1);
    },
  };
}

/** The same text for equal values, whatever the order of their keys. */
function toFingerprint(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (!isPlainObject(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}
