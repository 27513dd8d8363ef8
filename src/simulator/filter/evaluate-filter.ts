import type { Compare, Filter } from 'scim2-parse-filter';
import { parseTimestamp } from '../timestamps.ts';

export interface Comparison {
  /** Whether `"a" eq "A"`. */
  readonly caseSensitive: boolean;
}

type Scalar = string | number | boolean | null;

/**
 * Whether an object passes a filter. Attribute names are case-sensitive. An array passes a clause if any of its elements
 * does, so that `target.id eq "a" and target.id eq "b"` finds what has both.
 */
export function matchesFilter(filter: Filter, subject: unknown, comparison: Comparison): boolean {
  if ('filters' in filter) {
    return filter.op === 'and'
      ? filter.filters.every((part) => matchesFilter(part, subject, comparison))
      : filter.filters.some((part) => matchesFilter(part, subject, comparison));
  }
  if ('filter' in filter) return !matchesFilter(filter.filter, subject, comparison);
  if ('valFilter' in filter) return false;
  const values = [...valuesAt(subject, filter.attrPath.split('.'))];
  if (!('compValue' in filter)) return values.some((value) => value !== null && value !== '');
  // "Not equal" is true if no element is equal, also without elements.
  if (filter.op === 'ne') return !values.some((value) => passes('eq', value, filter.compValue, comparison));
  return values.some((value) => passes(filter.op, value, filter.compValue, comparison));
}

function* valuesAt(subject: unknown, path: readonly string[]): Iterable<Scalar> {
  if (Array.isArray(subject)) {
    for (const element of subject) yield* valuesAt(element, path);
    return;
  }
  const [first, ...rest] = path;
  if (first === undefined) {
    if (subject === null || ['string', 'number', 'boolean'].includes(typeof subject)) yield subject as Scalar;
    return;
  }
  if (typeof subject !== 'object' || subject === null || !Object.hasOwn(subject, first)) return;
  yield* valuesAt((subject as Record<string, unknown>)[first], rest);
}

function passes(op: Compare['op'], value: Scalar, wanted: Scalar, comparison: Comparison): boolean {
  if (value === null || wanted === null) return op === 'eq' && value === wanted;
  if (typeof value === 'boolean' || typeof wanted === 'boolean') {
    return op === 'eq' && String(value) === String(wanted);
  }
  const fold = (text: string): string => (comparison.caseSensitive ? text : text.toLowerCase());
  const left = fold(String(value));
  const right = fold(String(wanted));
  switch (op) {
    case 'co':
      return left.includes(right);
    case 'sw':
      return left.startsWith(right);
    case 'ew':
      return left.endsWith(right);
    default:
      return ordered(op, compareValues(value, wanted, left, right));
  }
}

/** Compares numbers as numbers, dates as dates, and everything else as text. */
function compareValues(value: string | number, wanted: string | number, left: string, right: string): number {
  if (typeof value === 'number' && typeof wanted === 'number') return value - wanted;
  const [valueMs, wantedMs] = [parseTimestamp(String(value)), parseTimestamp(String(wanted))];
  if (valueMs !== undefined && wantedMs !== undefined) return valueMs - wantedMs;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function ordered(op: Compare['op'], difference: number): boolean {
  switch (op) {
    case 'eq':
      return difference === 0;
    case 'ne':
      return difference !== 0;
    case 'gt':
      return difference > 0;
    case 'ge':
      return difference >= 0;
    case 'lt':
      return difference < 0;
    default:
      return difference <= 0;
  }
}
