/**
 * Values written as Python writes them: `json.dumps`, `str` and `repr` of what JSON can hold.
 *
 * The original is written in Python, and playbooks compare its texts letter by letter. JavaScript's own writers differ:
 * they put no blanks after `,` and `:`, write `1.0` as `1`, lose digits of long integers, and move keys that look like
 * numbers to the front. `parsePythonJson` keeps what is lost on reading.
 */

export interface PythonJsonOptions {
  /** Write everything beyond ASCII as `\uXXXX`, which is the default of `json.dumps` and here. */
  readonly ensureAscii?: boolean;
}

/** A number as Python prints it, for numbers that a JavaScript number would change: `1.0`, `12345678901234567890`. */
export class PythonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Python's `json.dumps(value)`; `undefined` counts as null, a Map as an object. */
export function toPythonJson(value: unknown, options: PythonJsonOptions = {}): string {
  const parts: string[] = [];
  writeJson(value, options.ensureAscii === false ? quoteJson : quoteAsciiJson, parts);
  return parts.join('');
}

/**
 * Python's `json.dumps(json.loads(text))`: other blanks, the same numbers and the same order of keys.
 *
 * @throws SyntaxError if the text is not JSON
 */
export function jsonTextToPythonJson(text: string, options: PythonJsonOptions = {}): string {
  return toPythonJson(parsePythonJson(text), options);
}

/** Python's `str(value)`: a string as it is, anything else as `repr` writes it. */
export function toPythonStr(value: unknown): string {
  return typeof value === 'string' ? value : toPythonRepr(value);
}

/** Python's `repr(value)`: `{'type': 'CIDR', 'system': False, 'proxies': None}`. */
export function toPythonRepr(value: unknown): string {
  const parts: string[] = [];
  writeRepr(value, parts);
  return parts.join('');
}

type WriteString = (text: string) => string;

function writeJson(value: unknown, quote: WriteString, parts: string[]): void {
  if (typeof value === 'string') parts.push(quote(value));
  else if (typeof value === 'number') parts.push(toPythonNumberText(value, 'Infinity', 'NaN'));
  else if (typeof value === 'boolean') parts.push(value ? 'true' : 'false');
  else if (typeof value === 'bigint') parts.push(value.toString());
  else if (value instanceof PythonNumber) parts.push(value.text);
  else if (Array.isArray(value)) {
    parts.push('[');
    value.forEach((item, index) => {
      if (index > 0) parts.push(', ');
      writeJson(item, quote, parts);
    });
    parts.push(']');
  } else if (typeof value === 'object' && value !== null) {
    let separator = '{';
    for (const [key, item] of entriesOf(value)) {
      parts.push(separator, quote(key), ': ');
      writeJson(item, quote, parts);
      separator = ', ';
    }
    parts.push(separator === '{' ? '{}' : '}');
  } else parts.push('null');
}

function writeRepr(value: unknown, parts: string[]): void {
  if (typeof value === 'string') parts.push(reprString(value));
  else if (typeof value === 'number') parts.push(toPythonNumberText(value, 'inf', 'nan'));
  else if (typeof value === 'boolean') parts.push(value ? 'True' : 'False');
  else if (typeof value === 'bigint') parts.push(value.toString());
  else if (value instanceof PythonNumber) parts.push(value.text);
  else if (Array.isArray(value)) {
    parts.push('[');
    value.forEach((item, index) => {
      if (index > 0) parts.push(', ');
      writeRepr(item, parts);
    });
    parts.push(']');
  } else if (typeof value === 'object' && value !== null) {
    let separator = '{';
    for (const [key, item] of entriesOf(value)) {
      parts.push(separator, reprString(key), ': ');
      writeRepr(item, parts);
      separator = ', ';
    }
    parts.push(separator === '{' ? '{}' : '}');
  } else parts.push('None');
}

function entriesOf(value: object): Iterable<[string, unknown]> {
  return value instanceof Map ? value.entries() : Object.entries(value);
}

function quoteJson(text: string): string {
  return JSON.stringify(text);
}

function quoteAsciiJson(text: string): string {
  const quoted = JSON.stringify(text);
  return /[\u007f-\uffff]/.test(quoted) ? quoted.replace(/[\u007f-\uffff]/g, (unit) => `\\u${hex(unit, 4)}`) : quoted;
}

/** What Python's `repr` escapes: control, format, private and unassigned characters, and odd blanks. */
const NOT_PRINTABLE = /[\\\p{C}\p{Zl}\p{Zp}\p{Zs}]/u;
const NOT_PRINTABLE_ALL = /(?! )[\\\p{C}\p{Zl}\p{Zp}\p{Zs}]/gu;
const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function reprString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = NOT_PRINTABLE.test(text) ? text.replace(NOT_PRINTABLE_ALL, escapeCharacter) : text;
  if (quote === "'" && body.includes("'")) body = body.replaceAll("'", "\\'");
  return quote + body + quote;
}

function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${hex(character, 2)}`;
  return code < 0x10000 ? `\\u${hex(character, 4)}` : `\\U${hex(character, 8)}`;
}

function hex(character: string, digits: number): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(digits, '0');
}

/**
 * A JavaScript number does not know whether it was `1` or `1.0`: exact whole numbers are written as integers, all others
 * as floats.
 */
function toPythonNumberText(value: number, infinity: string, notANumber: string): string {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  if (Number.isNaN(value)) return notANumber;
  if (!Number.isFinite(value)) return value > 0 ? infinity : `-${infinity}`;
  return toFloatText(value);
}

/** Both languages take the shortest digits that read back the same; Python turns to exponents earlier (1e16, 1e-05). */
function toFloatText(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const digits = String(Math.abs(exponent)).padStart(2, '0');
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`;
  }
  const plain = String(value);
  if (/^-?\d+$/.test(plain)) return `${plain}.0`;
  return plain.includes('e') ? value.toFixed(mantissa.replace(/[-.]/g, '').length - 1 - exponent) : plain;
}

/** Deeper than any answer of Okta, and shallow enough for the stack. */
const MAX_DEPTH = 500;
const TOKEN =
  /[ \t\n\r]*(?:([[\]{},:])|("(?:[^"\\\u0000-\u001f]|\\.)*")|(-?(?:0|[1-9]\d*))(\.\d+)?([eE][+-]?\d+)?|(true|false|null))/y;

/**
 * JSON as Python's `json.loads` reads it: objects become Maps (keys keep their order, the last of equal keys wins),
 * and a number that a JavaScript number would change becomes a `PythonNumber`.
 *
 * @throws SyntaxError if the text is not JSON, or is nested more than 500 deep
 */
export function parsePythonJson(text: string): unknown {
  let position = 0;
  let match: RegExpExecArray | null = null;

  function advance(): void {
    TOKEN.lastIndex = position;
    match = TOKEN.exec(text);
    if (match) position = TOKEN.lastIndex;
  }

  function fail(): never {
    throw new SyntaxError(`No JSON: unexpected text at character ${position}`);
  }

  function punctuation(): string | undefined {
    return match?.[1];
  }

  function readValue(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new SyntaxError(`JSON is nested more than ${MAX_DEPTH} levels deep`);
    const token: RegExpExecArray = match ?? fail();
    const [, mark, quoted, integer, fraction, exponent, word] = token;
    if (quoted !== undefined) return JSON.parse(quoted);
    if (integer !== undefined) return toNumber(integer, fraction, exponent);
    if (word !== undefined) return word === 'null' ? null : word === 'true';
    if (mark === '[') return readList(depth);
    if (mark === '{') return readObject(depth);
    return fail();
  }

  function readList(depth: number): unknown[] {
    const items: unknown[] = [];
    advance();
    if (punctuation() === ']') return items;
    for (;;) {
      items.push(readValue(depth + 1));
      advance();
      if (punctuation() === ']') return items;
      if (punctuation() !== ',') fail();
      advance();
    }
  }

  function readObject(depth: number): Map<string, unknown> {
    const entries = new Map<string, unknown>();
    advance();
    if (punctuation() === '}') return entries;
    for (;;) {
      const quotedKey = match?.[2] ?? fail();
      advance();
      if (punctuation() !== ':') fail();
      advance();
      entries.set(JSON.parse(quotedKey), readValue(depth + 1));
      advance();
      if (punctuation() === '}') return entries;
      if (punctuation() !== ',') fail();
      advance();
    }
  }

  advance();
  const value = readValue(0);
  if (/[^ \t\n\r]/.test(text.slice(position))) fail();
  return value;
}

function toNumber(integer: string, fraction: string | undefined, exponent: string | undefined): number | PythonNumber {
  if (fraction === undefined && exponent === undefined) {
    const value = Number(integer);
    if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
    return new PythonNumber(integer);
  }
  const value = Number(integer + (fraction ?? '') + (exponent ?? ''));
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? new PythonNumber(toFloatText(value)) : value;
}
