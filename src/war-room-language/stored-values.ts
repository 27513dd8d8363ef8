import { setOwn } from '../core/set-own.ts';
import { UsageError } from '../errors.ts';
import { isPlainObject } from '../json-values.ts';
import { type DtExpression, matchesDt, parseDtExpression } from './dt-expression.ts';

/** Finds the stored values that an incoming value updates. */
interface Matcher {
  /** Indexes of the stored values that may match. */
  candidates(incoming: unknown, count: number): Iterable<number>;
  readonly expression: DtExpression | undefined;
  /** Remembers a value and its place in the list. */
  note(value: unknown, index: number): void;
}

/** The list of values at one key of the context, while others are merged into it. */
export class StoredValues {
  readonly #list: unknown[];
  readonly #matcher: Matcher;
  /** How many values of the list have this fingerprint. */
  readonly #written = new Map<string, number>();

  /** @param list is changed in place */
  constructor(list: unknown[], matcher: Matcher) {
    this.#list = list;
    this.#matcher = matcher;
    for (const [index, value] of list.entries()) this.#note(value, index);
  }

  /** Updates every stored value that matches; if none does, adds the incoming value unless an equal one is there. */
  merge(incoming: unknown): void {
    const hits = this.#findHits(incoming);
    if (hits.length > 0) for (const index of hits) this.#update(index, incoming);
    else if (!this.#written.has(toFingerprint(incoming))) this.#note(incoming, this.#list.push(incoming) - 1);
  }

  #findHits(obj: unknown): number[] {
    const { expression } = this.#matcher;
    if (expression === undefined) return [];
    const candidates = [...this.#matcher.candidates(obj, this.#list.length)];
    return candidates.filter((index) => matchesDt(expression, { val: this.#list[index], obj }));
  }

  /** Replaces whole fields; lists in them are not joined. A value that is not an object is replaced itself. */
  #update(index: number, incoming: unknown): void {
    const hit = this.#list[index];
    this.#count(hit, -1);
    if (!isPlainObject(hit) || !isPlainObject(incoming)) this.#list[index] = incoming;
    else for (const [key, value] of Object.entries(incoming)) setOwn(hit, key, value);
    this.#count(this.#list[index], 1);
  }

  #note(value: unknown, index: number): void {
    this.#matcher.note(value, index);
    this.#count(value, 1);
  }

  #count(value: unknown, by: number): void {
    const fingerprint = toFingerprint(value);
    const count = (this.#written.get(fingerprint) ?? 0) + by;
    if (count > 0) this.#written.set(fingerprint, count);
    else this.#written.delete(fingerprint);
  }
}

/** `val.ID && val.ID === obj.ID`, and further fields that have to be equal, too. */
const BY_FIELDS = /^\s*val\.([\w$]+)\s*&&\s*val\.\1\s*===?\s*obj\.\1(?:\s*&&\s*val\.([\w$]+)\s*===?\s*obj\.\2)*\s*$/;
/** An expression of any other form is tried for every pair of a stored and an incoming value; more would take minutes. */
const MOST_COMPARISONS = 5_000_000;

/** @throws {UsageError} where there is too much to compare */
export function toMatcher(text: string | undefined, stored: number, incoming: number): Matcher {
  if (text === undefined) return { expression: undefined, candidates: () => [], note() {} };
  const expression = parseDtExpression(text);
  if (BY_FIELDS.test(text)) {
    const fields = Array.from(text.matchAll(/val\.([\w$]+)\s*===?/g), ([, field = '']) => field);
    return new FieldIndex(expression, fields, incoming);
  }
  if ((stored + incoming) * incoming > MOST_COMPARISONS) {
    throw new UsageError(
      `The key with "${text.trim().slice(0, 100)}" would compare ${incoming} values with ${stored + incoming} others, which is too many. Use a selector such as val.id && val.id === obj.id.`,
    );
  }
  return { expression, candidates: (_, count) => Array.from({ length: count }, (__, index) => index), note() {} };
}

/** Updates of values with equal fields, beyond a few for each incoming value. A context that commands have made has none. */
const MOST_UPDATES = 100_000;

/** Serves the usual selectors by looking values up by their fields instead of trying every pair. */
class FieldIndex implements Matcher {
  readonly expression: DtExpression;
  readonly #fields: readonly string[];
  readonly #places = new Map<string, number[]>();
  #updatesLeft: number;

  constructor(expression: DtExpression, fields: readonly string[], incoming: number) {
    this.expression = expression;
    this.#fields = fields;
    this.#updatesLeft = MOST_UPDATES + 10 * incoming;
  }

  candidates(incoming: unknown): readonly number[] {
    const key = this.#keyOf(incoming);
    const places = (key === undefined ? undefined : this.#places.get(key)) ?? [];
    this.#updatesLeft -= places.length;
    if (this.#updatesLeft < 0) {
      throw new UsageError(
        `The context has too many values with the same ${this.#fields.join(' and ')} to update all of them. Start with an empty one.`,
      );
    }
    return places;
  }

  note(value: unknown, index: number): void {
    const key = this.#keyOf(value);
    if (key === undefined) return;
    const places = this.#places.get(key);
    if (places === undefined) this.#places.set(key, [index]);
    else places.push(index);
  }

  /** The same text where all fields are equal; undefined where the first one, which has to be there, is missing or blank. */
  #keyOf(value: unknown): string | undefined {
    const keys = this.#fields.map((field) => toKey(fieldOf(value, field)));
    const [first = ''] = this.#fields;
    return fieldOf(value, first) ? JSON.stringify(keys) : undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  const found = isPlainObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof found === 'object' ? undefined : found;
}

/** The same text for all fields that `==` takes for equal. */
function toKey(field: unknown): string {
  const number = Number(field);
  return Number.isNaN(number) ? `text ${String(field)}` : `number ${number}`;
}

/** The same text for equal values, whatever the order of their keys. */
function toFingerprint(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (!isPlainObject(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}
