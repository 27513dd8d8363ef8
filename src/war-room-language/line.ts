/**
 * A war-room command line: `!okta-get-user username="jane@example.com" raw-response=true`.
 *
 * Blanks or line breaks separate the arguments; the first `=` ends the name. A value is bare (it ends at the next blank
 * outside `${…}`), in double quotes (`\"` is a quote inside them), or in backticks or triple double quotes (word for word,
 * also over several lines). One value may omit its name if the command has a default argument.
 * Cortex's own parser is closed source; this follows its documentation and published examples.
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
  /** The argument that takes a value without a name, if the command has one. */
  readonly defaultArgumentOf?: (command: string) => string | undefined;
}

/** The name of the command of a line, whatever comes behind it. @throws {UsageError} where the line begins otherwise */
export function parseCommandName(line: string): string {
  const start = startOf(line);
  const command = /^[A-Za-z0-9_][\w-]*(?=\s|$)/.exec(line.slice(start))?.[0];
  if (command !== undefined) return command;
  throw new UsageError(
    line.slice(start).trim() === ''
      ? 'No command. Type !, a command and its arguments, such as !okta-get-user username=jane@example.com.'
      : `${placeOf(line, start)}: a line begins with ! and the name of a command, such as !okta-get-user username=jane@example.com.`,
  );
}

/** Where the name of the command begins. */
const startOf = (line: string): number => /^\s*!?/.exec(line)?.[0].length ?? 0;

/** @throws {UsageError} that says where the line is wrong and how to correct it */
export function parseLine(line: string, options: LineOptions = {}): CommandLine {
  const command = parseCommandName(line);
  const values = new Map<string, string>();
  let unnamedAt: number | undefined;
  for (const { name, value, position, valueAt } of readArguments(line, startOf(line) + command.length)) {
    if (name === undefined && line.startsWith('--', valueAt)) throw dashedArgument(line, position);
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
  /** Where the argument, its value, and what follows begin. */
  readonly position: number;
  readonly valueAt: number;
  readonly end: number;
}

function* readArguments(line: string, start: number): Generator<LineArgument> {
  const references = new ReferenceFinder(line);
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
    const { value, end } = readValue(references, valueAt, name, argumentAt);
    yield { name, value, position: argumentAt, valueAt, end };
    position = end;
  }
}

export type QuoteMark = '"""' | '"' | '`';
const QUOTE_MARKS: readonly QuoteMark[] = ['"""', '"', '`'];

class UnclosedQuoteError extends UsageError {
  readonly mark: QuoteMark;
  readonly argument: string | undefined;
  readonly argumentAt: number;
  readonly valueAt: number;

  constructor(
    mark: QuoteMark,
    place: { readonly argument: string | undefined; readonly argumentAt: number; readonly valueAt: number },
    message: string,
  ) {
    super(message, { code: 'unclosed_quote' });
    this.mark = mark;
    this.argument = place.argument;
    this.argumentAt = place.argumentAt;
    this.valueAt = place.valueAt;
  }
}

/** A quote that is not closed, and where its argument begins. */
export interface OpenQuote {
  readonly mark: QuoteMark;
  readonly argumentAt: number;
}

/**
 * The quote that a text opens and does not close; undefined too where the text cannot be read.
 *
 * @param isBeginning the text begins with the command; otherwise with an argument
 */
export function findOpenQuote(text: string, isBeginning: boolean): OpenQuote | undefined {
  const start = isBeginning ? LINE_HEAD.exec(text)?.[0].length : 0;
  if (start === undefined) return undefined;
  try {
    for (const _ of readArguments(text, start));
    return undefined;
  } catch (error) {
    if (error instanceof UnclosedQuoteError) return { mark: error.mark, argumentAt: error.argumentAt };
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** The `!` and the command of a line that has more text after them. */
const LINE_HEAD = /^\s*!?([\w-]+)(?=\s)/;

/** A line that somebody is still typing, up to the cursor. */
export interface UnfinishedLine {
  readonly command: string;
  /** The arguments before the one that is being typed. */
  readonly given: readonly string[];
  /** The argument at the cursor; absent where a new argument would begin. */
  readonly typing?: {
    readonly argument: string | undefined;
    /** The value as typed so far, its opening quote included. */
    readonly text: string;
  };
}

/** Undefined as long as the command itself is being typed, and where the line cannot be read. */
export function readUnfinishedLine(line: string): UnfinishedLine | undefined {
  const [head, command] = LINE_HEAD.exec(line) ?? [];
  if (head === undefined || command === undefined) return undefined;
  const read: LineArgument[] = [];
  const names = (list: readonly LineArgument[]) => list.flatMap(({ name }) => name ?? []);
  try {
    for (const argument of readArguments(line, head.length)) read.push(argument);
  } catch (error) {
    if (!(error instanceof UnclosedQuoteError)) return undefined;
    const typing = { argument: error.argument, text: line.slice(error.valueAt) };
    return { command, given: names(read), typing };
  }
  const last = read.at(-1);
  if (last === undefined || last.end < line.length) return { command, given: names(read) };
  return {
    command,
    given: names(read.slice(0, -1)),
    typing: { argument: last.name, text: line.slice(last.valueAt) },
  };
}

export interface RedactOptions extends LineOptions {
  readonly isSecret: (command: string, argument: string, value: string) => boolean;
  /** What is written instead of a secret; default: nothing. */
  readonly replacementOf?: (argument: string) => string;
}

/**
 * The line without the values of secret arguments (`password=`), so that it may be stored. Undefined if the line has a
 * mistake: then any word could be secret, such as the second word of a password without quotes.
 */
export function redactLine(line: string, options: RedactOptions): string | undefined {
  try {
    const { command } = parseLine(line, options);
    const parts: string[] = [];
    let kept = 0;
    for (const { name, valueAt, end } of readArguments(line, line.indexOf(command) + command.length)) {
      const target = name ?? options.defaultArgumentOf?.(command) ?? '';
      if (!options.isSecret(command, target, line.slice(valueAt, end))) continue;
      parts.push(line.slice(kept, valueAt), options.replacementOf?.(target) ?? '');
      kept = end;
    }
    return parts.join('') + line.slice(kept);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function readValue(
  references: ReferenceFinder,
  start: number,
  name: string | undefined,
  argumentAt: number,
): { value: string; end: number } {
  const { line } = references;
  const quote = QUOTE_MARKS.find((mark) => line.startsWith(mark, start));
  if (quote === undefined) {
    const end = endOfBareValue(references, start);
    return { value: line.slice(start, end), end };
  }
  const bodyAt = start + quote.length;
  const bodyEnd = quote === '"' ? endOfQuotes(line, bodyAt) : line.indexOf(quote, bodyAt);
  if (bodyEnd < 0) {
    const remedy = quote === '"' ? ', or use backticks around a value that has quotes in it' : '';
    throw new UnclosedQuoteError(
      quote,
      { argument: name, argumentAt, valueAt: start },
      `${placeOf(line, start)}: the ${quote} ${nameOf(name)} is never closed. Add ${quote} at the end of the value${remedy}.`,
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

function endOfBareValue(references: ReferenceFinder, start: number): number {
  const { line } = references;
  let position = start;
  while (position < line.length && !/\s/.test(line.charAt(position))) {
    const close = line.startsWith('${', position) ? references.endOf(position) : undefined;
    position = close === undefined ? position + 1 : close + 1;
  }
  return position;
}

const MOST_UNCLOSED = 100;

/** Finds the ends of the `${…}` of one line. */
class ReferenceFinder {
  readonly line: string;
  #unclosed = 0;

  constructor(line: string) {
    this.line = line;
  }

  /**
   * Where the reference that begins here ends; undefined if it never does and so is ordinary text. Finding that out means
   * reading the whole rest of the line, so a line may not have many of them.
   */
  endOf(position: number): number | undefined {
    const end = closingBracket(this.line, position + 1);
    if (end !== undefined) return end;
    this.#unclosed += 1;
    if (this.#unclosed > MOST_UNCLOSED) {
      throw new UsageError(
        `${placeOf(this.line, position)}: more than ${MOST_UNCLOSED} \${ are never closed. Close them with }, or put the value in backticks.`,
      );
    }
    return undefined;
  }
}

/** A habit of command lines. What is meant as a value can be put in quotes. */
function dashedArgument(line: string, position: number): UsageError {
  const [, flag = 'name'] = /^--([\w-]*)/.exec(line.slice(position, position + 80)) ?? [];
  return new UsageError(
    `${placeOf(line, position)}: arguments have no dashes here. Write ${flag || 'name'}=value, or put a value that begins with -- in quotes.`,
  );
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
