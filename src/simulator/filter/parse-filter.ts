import { type Filter, parse } from 'scim2-parse-filter';

/** A filter that cannot be read; `operator` is set if the cause is an unknown operator. */
export class FilterSyntaxError extends Error {
  readonly operator: { text: string; position: number } | undefined;

  constructor(message: string, operator?: { text: string; position: number }) {
    super(message);
    this.name = 'FilterSyntaxError';
    this.operator = operator;
  }
}

const QUOTED = /"(?:[^"\\]|\\.)*"/gs;
const OPERATORS = new Set(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'lt', 'ge', 'le', 'pr']);
const KEYWORDS = new Set(['and', 'or', 'not']);

/**
 * Reads a filter of Okta's grammar (RFC 7644 §3.4.2.2 without value paths). The library parses it without its strings:
 * Okta's are JSON strings, and the library reads backslashes in another way.
 */
export function parseFilter(text: string): Filter {
  const strings: string[] = [];
  const masked = text.replace(QUOTED, (quoted) => {
    strings.push(quoted);
    return `"${strings.length - 1}"`;
  });
  // A quote that is left over opens a string without an end, or touches another string.
  if (masked.replace(/"\d+"/g, '').includes('"')) throw new FilterSyntaxError('A quoted value does not end.');
  if (/[[\]|]/.test(masked)) throw new FilterSyntaxError('Value paths are not supported.');
  let filter: Filter;
  try {
    filter = parse(masked);
  } catch (error) {
    throw new FilterSyntaxError(
      error instanceof Error ? error.message : 'The filter is not well-formed.',
      findUnknownOperator(text),
    );
  }
  return restoreStrings(filter, strings);
}

function restoreStrings(filter: Filter, strings: readonly string[]): Filter {
  if ('filters' in filter) return { ...filter, filters: filter.filters.map((part) => restoreStrings(part, strings)) };
  if (filter.op === 'not' && 'filter' in filter) return { ...filter, filter: restoreStrings(filter.filter, strings) };
  if (!('compValue' in filter) || typeof filter.compValue !== 'string') return filter;
  try {
    const value: unknown = JSON.parse(strings[Number(filter.compValue)] ?? '""');
    return { ...filter, compValue: String(value) };
  } catch {
    throw new FilterSyntaxError('A quoted value is no JSON string.');
  }
}

/** The first word in an operator's place that is no operator, with its position in the text as sent. */
function findUnknownOperator(text: string): { text: string; position: number } | undefined {
  const masked = text.replace(QUOTED, (quoted) => `"${'x'.repeat(Math.max(0, quoted.length - 2))}"`);
  const words = [...masked.matchAll(/"[^"]*"|[()]|[^\s()"]+/g)];
  let expectsOperator = false;
  for (const word of words) {
    const token = word[0];
    if (token === '(' || token === ')' || KEYWORDS.has(token.toLowerCase())) expectsOperator = false;
    else if (expectsOperator) {
      if (!OPERATORS.has(token.toLowerCase()) && !token.startsWith('"')) return { text: token, position: word.index };
      expectsOperator = false;
    } else if (/^[A-Za-z_][\w.:-]*$/.test(token) && !/^(true|false|null)$/.test(token)) expectsOperator = true;
  }
  return undefined;
}
