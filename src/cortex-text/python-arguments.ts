/**
 * Cortex's readers of argument values and its removers of empty ones, with Python's idea of truth: '', 0, false, null,
 * [] and {} are falsy.
 */
import { UsageError } from '../errors.ts';
import { isEmpty, isEmptyElement, isFalsy } from './python-truth.ts';

/**
 * A list from a list, a JSON list or a text with separators (each piece trimmed, empty pieces kept); falsy values give
 * an empty list, any other single value a list of it. Text in brackets that is no JSON is split like other text.
 */
export function argToList(value: unknown, separator = ','): unknown[] {
  if (isFalsy(value)) return [];
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [value];
  if (value.startsWith('[') && value.endsWith(']')) {
    const list = parseJsonList(value);
    if (list) return list;
  }
  return value.split(separator).map((piece) => piece.trim());
}

function parseJsonList(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const BOOLEAN_WORDS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
]);

/**
 * A boolean from a boolean or from true/yes/false/no in any case; nothing is trimmed, 1 and 0 are refused.
 *
 * @throws UsageError with Cortex's words
 */
export function argToBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') throw new UsageError('Argument is neither a string nor a boolean');
  const found = BOOLEAN_WORDS.get(value.toLowerCase());
  if (found === undefined) throw new UsageError('Argument does not contain a valid boolean-like value');
  return found;
}

export interface AssignParamsOptions {
  readonly keysToIgnore?: readonly string[];
  /** Replaces the values that are left out otherwise: null, '', [] and {}. */
  readonly valuesToIgnore?: readonly unknown[];
}

/** The parameters that hold something; 0 and false do. */
export function assignParams(
  params: Readonly<Record<string, unknown>>,
  options: AssignParamsOptions = {},
): Record<string, unknown> {
  const { keysToIgnore = [], valuesToIgnore } = options;
  const isIgnored = valuesToIgnore ? (value: unknown) => valuesToIgnore.includes(value) : isEmpty;
  return Object.fromEntries(
    Object.entries(params).filter(([key, value]) => !keysToIgnore.includes(key) && !isIgnored(value)),
  );
}

/** The value without null, [] and {} at any depth, also where they only become empty by that; '', 0 and false stay. */
export function removeEmptyElements(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(removeEmptyElements).filter((item) => !isEmptyElement(item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, removeEmptyElements(item)]);
  return Object.fromEntries(entries.filter(([, item]) => !isEmptyElement(item)));
}
