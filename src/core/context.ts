/**
 * Building context entries: the keys under which a war room files them, and the objects that stand there. How a war
 * room merges them is in context-merge.ts, how `${…}` reads them in context-query.ts.
 */
import { isEmpty } from '../cortex-text/python-truth.ts';
import { setOwn } from '../cortex-text/set-own.ts';

/**
 * The key of entities that are told apart by one field: `Account(val.ID && val.ID === obj.ID)`. A war room updates the
 * stored entity (`val`) with the same field as the new one (`obj`), and adds it where there is none.
 */
export function contextKey(path: string, field: string, operator: '===' | '==' = '==='): string {
  return `${path}(val.${field} && val.${field} ${operator} obj.${field})`;
}

export interface CreateContextOptions {
  /** Fills `ID` where the object has none. */
  readonly id?: string | undefined;
  /** Applied to the last part of a dotted key only. */
  readonly keyTransform?: ((key: string) => string) | undefined;
  /** Leave out null, '', [] and {} of the object itself; what is nested stays as it is. */
  readonly removeNull?: boolean | undefined;
}

type Fields = Record<string, unknown>;

/**
 * Cortex's `createContext`: keys with dots become nested objects.
 *
 * @throws TypeError where a dotted key leads through something that is no object
 */
export function createContext(data: readonly Readonly<Fields>[], options?: CreateContextOptions): Fields[];
export function createContext(data: Readonly<Fields>, options?: CreateContextOptions): Fields;
export function createContext(
  data: Readonly<Fields> | readonly Readonly<Fields>[],
  options: CreateContextOptions = {},
): Fields | Fields[] {
  return isList(data) ? data.map((item) => toContextObject(item, options)) : toContextObject(data, options);
}

function isList<T>(data: T | readonly T[]): data is readonly T[] {
  return Array.isArray(data);
}

function toContextObject(data: Readonly<Fields>, options: CreateContextOptions): Fields {
  const { keyTransform, removeNull = false } = options;
  const context: Fields = {};
  for (const key of Object.keys(data)) {
    const value = data[key];
    if (removeNull && isEmpty(value)) continue;
    if (!key.includes('.')) {
      setOwn(context, keyTransform ? keyTransform(key) : key, value);
      continue;
    }
    const path = key.split('.');
    const last = path.pop() ?? key;
    let target = context;
    for (const part of path) target = child(target, part, key);
    setOwn(target, keyTransform ? keyTransform(last) : last, value);
  }
  if (options.id !== undefined && !Object.hasOwn(context, 'ID')) context.ID = options.id;
  return context;
}

function child(parent: Fields, name: string, key: string): Fields {
  if (!Object.hasOwn(parent, name)) setOwn(parent, name, {});
  const value = parent[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`Cannot place ${key}: ${name} is no object`);
  }
  return value as Fields;
}
