import type { CellKind } from '../core/block.ts';
import { isPlainObject } from '../json-values.ts';
import { toPythonJson, toPythonStr } from './python-text.ts';

/**
 * A cell of a war-room table. Null and missing values are empty; objects become lines `key: value`; lists one item a line,
 * with a comma between them.
 */
export function toCellText(value: unknown, kind: CellKind): string {
  if (typeof value === 'string') return escapeCell(value);
  if (value === null || value === undefined) return '';
  if (kind === 'composed' && Array.isArray(value)) return escapeCell(value.map(toPythonStr).join(''));
  if (value instanceof Date) return value.toISOString();
  if (!isPlainObject(value)) return escapeCell(flatten(value));
  const lines = Object.entries(value).map(([key, item]) => `${key}: ${flatten(item)}`);
  return escapeCell(lines.join('\n'));
}

/** Lists show their items as Python's `str` does, everything else as `json.dumps` does. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(toPythonStr).join(',\n');
  return toPythonJson(value, { ensureAscii: false });
}

/** Line breaks become `<br>`, `|` and the backtick get a backslash; a backslash itself is left alone, as in the original. */
export function escapeCell(text: string): string {
  if (!ESCAPED.test(text)) return text;
  return text.replace(ESCAPED_ALL, (found) => (found === '|' || found === '`' ? `\\${found}` : '<br>'));
}

const ESCAPED = /\r\n|[\r\n|`]/;
const ESCAPED_ALL = /\r\n|[\r\n|`]/g;
