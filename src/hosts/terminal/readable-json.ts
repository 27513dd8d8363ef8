import { escapeControlsInJson } from '../../readable/escape-controls.ts';
import { displayWidth } from './display-width.ts';

/**
 * JSON for a terminal: what fits on a line is shown on one. Nothing in it can command the terminal. A value is measured
 * only as far as a line goes, so that the work grows with the text and not with its nesting.
 */
export function toReadableJson(value: unknown, width: number): string {
  const parts: string[] = [];
  addReadable(parts, value, width, 0);
  return parts.join('');
}

function addReadable(parts: string[], value: unknown, width: number, indent: number): void {
  const line = toLine(value, width - indent);
  if (line !== undefined) parts.push(line);
  else if (Array.isArray(value)) {
    addMembers(parts, '[]', value, indent, (item) => addReadable(parts, item, width, indent + 2));
  } else if (value !== null && typeof value === 'object') {
    addMembers(parts, '{}', Object.entries(value), indent, ([name, member]) => {
      parts.push(`${toScalar(name)}: `);
      addReadable(parts, member, width, indent + 2);
    });
  } else parts.push(toScalar(value));
}

/** Members one below the other, between brackets. */
function addMembers<T>(
  parts: string[],
  brackets: string,
  members: readonly T[],
  indent: number,
  addMember: (member: T) => void,
): void {
  parts.push(brackets.charAt(0));
  for (const [index, member] of members.entries()) {
    parts.push(`${index === 0 ? '' : ','}\n${' '.repeat(indent + 2)}`);
    addMember(member);
  }
  parts.push(`\n${' '.repeat(indent)}${brackets.charAt(1)}`);
}

/** The value on one line; undefined as soon as it takes more columns than there are. */
function toLine(value: unknown, columns: number): string | undefined {
  const writer = new LineWriter(columns);
  writer.addValue(value);
  return writer.line;
}

class LineWriter {
  readonly #parts: string[] = [];
  #left: number;

  constructor(columns: number) {
    this.#left = columns;
  }

  get line(): string | undefined {
    return this.#left < 0 ? undefined : this.#parts.join('');
  }

  addValue(value: unknown): void {
    if (value === null || typeof value !== 'object') this.#add(toScalar(value));
    else if (Array.isArray(value)) this.#writeMembers('[', ']', value.entries(), false);
    else this.#writeMembers('{', '}', Object.entries(value), true);
  }

  #writeMembers(open: string, close: string, members: Iterable<[number | string, unknown]>, isNamed: boolean): void {
    const blank = isNamed ? ' ' : '';
    let isFirst = true;
    for (const [name, member] of members) {
      if (this.#left < 0) return;
      this.#add(isFirst ? `${open}${blank}` : ', ');
      if (isNamed) this.#add(`${toScalar(name)}: `);
      this.addValue(member);
      isFirst = false;
    }
    this.#add(isFirst ? `${open}${close}` : `${blank}${close}`);
  }

  #add(text: string): void {
    // No character takes more room than two columns, and few take none: a much longer text does not fit.
    this.#left -= text.length > 4 * Math.max(this.#left, 1) ? text.length : displayWidth(text);
    if (this.#left >= 0) this.#parts.push(text);
  }
}

function toScalar(value: unknown): string {
  return escapeControlsInJson(JSON.stringify(value) ?? 'null');
}
