/**
 * A war-room command line: `!okta-get-user username="jane@example.com" raw-response=true`.
 *
 * Arguments stand apart by blanks or line breaks; the first `=` ends the name. A value is bare (up to the next blank,
 * `${…}` kept whole), in double quotes (`\"` inside stands for a quote), in backticks or in triple double quotes (both
 * word for word, over several lines if need be). One value may go without its name if the command has a default argument.
 * Cortex's own parser is closed; this follows its documentation and published examples.
 *
 * Messages name the place and the argument but never repeat a value, since values may be passwords.
 */
import { UsageError } from '../errors.ts';
import { closingBracket } from './brackets.ts';
import { type ReservedArguments, toReserved } from './reserved-arguments.ts';

export interface CommandLine {
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
  /** What the war room itself reads from the line; it never reaches the command. */
  readonly reserved: ReservedArguments;
}

export interface LineOptions {
  /** The argument that a value without a name is for, if the command has one. */
  readonly defaultArgumentOf?: (command: string) => string | undefined;
}

/** The code of the error for a quote that does not close: a prompt asks for more lines then. */
export const UNCLOSED_QUOTE = 'unclosed_quote';

/** @throws UsageError that says where the line is wrong and how to mend it */
export function parseLine(line: string, options: LineOptions = {}): CommandLine {
  const start = /^\s*!?/.exec(line)?.[0].length ?? 0;
  const command = /^[A-Za-z0-9_][\w-]*(?=\s|$)/.exec(line.slice(start))?.[0];
  if (command === undefined) {
    throw new UsageError(
      line.slice(start).trim() === ''
        ? 'No command. Type !, a command and its arguments, such as !okta-get-user username=jane@example.com.'
        : `${placeOf(line, start)}: a line begins with ! and the name of a command, such as !okta-get-user username=jane@example.com.`,
    );
  }
  const values = new Map<string, string>();
  let unnamedAt: number | undefined;
  for (const { name, value, position } of readArguments(line, start + command.length)) {
    const target = name ?? options.defaultArgumentOf?.(command);
    if (target === undefined) throw strayValue(line, position, `${command} takes no value without a name`);
    if (name === undefined && unnamedAt !== undefined) {
      throw strayValue(line, position, 'only one value may go without a name');
    }
    if (name === undefined && values.has(target)) {
      throw strayValue(line, position, `this value has no name, and ${target} is already given`);
    }
    if (name === undefined) unnamedAt = position;
    if (values.has(target)) {
      throw new UsageError(`${placeOf(line, position)}: the argument ${target} is given twice. Leave one of them out.`);
    }
    values.set(target, value);
  }
  const { reserved, args } = toReserved(values);
  return { command, args, reserved };
}

interface LineArgument {
  readonly name: string | undefined;
  readonly value: string;
  readonly position: number;
}

function* readArguments(line: string, start: number): Generator<LineArgument> {
  const blanks = /\s*/y;
  const nameAndSign = /([\w-]+)=/y;
  let position = start;
  for (;;) {
    blanks.lastIndex = position;
    blanks.exec(line);
    const argumentAt = blanks.lastIndex;
    if (argumentAt >= line.length) return;
    nameAndSign.lastIndex = argumentAt;
    const name = nameAndSign.exec(line)?.[1];
    const valueAt = name === undefined ? argumentAt : argumentAt + name.length + 1;
    const { value, end } = readValue(line, valueAt, name);
    yield { name, value, position: argumentAt };
    position = end;
  }
}

function readValue(line: string, start: number, name: string | undefined): { value: string; end: number } {
  const quote = ['"""', '"', '`'].find((mark) => line.startsWith(mark, start));
  if (quote === undefined) {
    const end = endOfBareValue(line, start);
    return { value: line.slice(start, end), end };
  }
  const bodyAt = start + quote.length;
  const bodyEnd = quote === '"' ? endOfQuotes(line, bodyAt) : line.indexOf(quote, bodyAt);
  if (bodyEnd < 0) {
    const remedy = quote === '"' ? ', or use backticks around a value that has quotes in it' : '';
    throw new UsageError(
      `${placeOf(line, start)}: the ${quote} ${nameOf(name)} is never closed. Add ${quote} at the end of the value${remedy}.`,
      { code: UNCLOSED_QUOTE },
    );
  }
  const end = bodyEnd + quote.length;
  if (end < line.length && !/\s/.test(line.charAt(end))) {
    throw new UsageError(
      `${placeOf(line, end)}: text follows directly on the closing ${quote} ${nameOf(name)}. Put a blank between arguments, and backticks around a value that has quotes in it.`,
    );
  }
  const body = line.slice(bodyAt, bodyEnd);
  return { value: quote === '"' ? body.replaceAll('\\"', '"') : body, end };
}

function endOfQuotes(line: string, start: number): number {
  let end = line.indexOf('"', start);
  while (end > start && line[end - 1] === '\\') end = line.indexOf('"', end + 1);
  return end;
}

function endOfBareValue(line: string, start: number): number {
  let position = start;
  while (position < line.length && !/\s/.test(line.charAt(position))) {
    const isReference = line.startsWith('${', position);
    const close = isReference ? closingBracket(line, position + 1) : undefined;
    position = close === undefined ? position + 1 : close + 1;
  }
  return position;
}

function strayValue(line: string, position: number, reason: string): UsageError {
  const typographic = /[\u2018-\u201f]/.test(line) ? ' Typographic quotes do not count as quotes; use " or `.' : '';
  return new UsageError(
    `${placeOf(line, position)}: ${reason}. Write name=value, with double quotes around a value that has blanks in it and no blanks around =.${typographic}`,
  );
}

function nameOf(name: string | undefined): string {
  return name === undefined ? 'of the value without a name' : `of ${name}`;
}

function placeOf(line: string, position: number): string {
  const before = line.slice(0, position).split('\n');
  const character = (before.at(-1)?.length ?? 0) + 1;
  return line.includes('\n') ? `Line ${before.length}, character ${character}` : `Character ${character}`;
}
