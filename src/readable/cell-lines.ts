import type { Column } from '../core/block.ts';
import { isPlainObject } from '../json-values.ts';
import { escapeControls, toEscapedLines } from './escape-controls.ts';
import { type TimeZone, toReadableTime, UTC } from './readable-time.ts';

/** A cell as lines of harmless text. */
export type CellLines = readonly string[];

/**
 * A value of a table as lines of text.
 *
 * @param forPeople words times for people, and leaves out what is empty in an object
 * @param zone of the times for people
 */
export function toCellLines(
  value: unknown,
  { kind, wraps }: Column<unknown>,
  forPeople: boolean,
  zone: TimeZone = UTC,
): CellLines {
  if (typeof value === 'string' && kind !== 'time') return toTextLines(value);
  if (value === null || value === undefined) return [''];
  if (kind === 'time') return [escapeControls(forPeople ? toReadableTime(value, zone) : toPlainText(value))];
  if (Array.isArray(value)) return toListLines(value, kind === 'composed' ? '' : wraps ? ', ' : '\n');
  if (isPlainObject(value)) return toMemberLines(value, forPeople);
  return toTextLines(toPlainText(value));
}

function toListLines(items: readonly unknown[], separator: string): CellLines {
  return toTextLines(items.map(toPlainText).join(separator));
}

/** Members that Okta leaves empty are nothing for people: they would take a line each. */
function toMemberLines(object: Readonly<Record<string, unknown>>, forPeople: boolean): CellLines {
  const members = Object.entries(object).filter(([, member]) => !forPeople || (member !== null && member !== ''));
  return toTextLines(members.map(([name, member]) => `${name}: ${toPlainText(member)}`).join('\n'));
}

/** A text that ends in line breaks would leave empty lines in every row. */
function toTextLines(text: string): CellLines {
  if (!/[\r\n]/.test(text)) return [escapeControls(text)];
  return toEscapedLines(text.slice(0, endOfText(text)));
}

function toPlainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

/** Where the line breaks at the end begin. */
function endOfText(text: string): number {
  let end = text.length;
  while (end > 0 && '\r\n'.includes(text.charAt(end - 1))) end -= 1;
  return end;
}
