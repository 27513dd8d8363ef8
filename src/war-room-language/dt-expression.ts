/**
 * The part of JavaScript that Cortex's Transform Language (DT) uses: selectors such as `val.ID && val.ID === obj.ID`, and
 * mutators such as `val.toLowerCase()`. This parser is safe for text from anyone: it never calls `eval`, it reads only own
 * properties of the data, and it calls only the methods of `TEXT_METHODS`.
 *
 * It knows `val`, `obj`, literals, `.name`, `['name']`, `[0]`, `!`, `-`, `+`, comparisons, `&&`, `||`, brackets, lists and
 * objects, and `val1---Some.Path` (a value from anywhere in the context). It does not know function definitions.
 *
 * https://xsoar.pan.dev/docs/integrations/dt
 */
import { UsageError } from '../errors.ts';

export interface DtScope {
  /** The stored value, or the one that is being read. */
  readonly val: unknown;
  /** The incoming value, while context is being merged. */
  readonly obj?: unknown;
  /** Reads a path of the whole context, for `val1---Some.Path`. */
  readonly readPath?: (path: string) => unknown;
}

/** @throws {DtEvaluationError} for a member of null, and for a method of a value that has none */
export type DtExpression = (scope: DtScope) => unknown;

export class DtEvaluationError extends Error {}

/**
 * Parses an expression once, so that it can be evaluated often.
 *
 * @throws {UsageError} that names the place of the mistake
 */
export function parseDtExpression(text: string): DtExpression {
  return new Parser(text).parseWhole();
}

/** Whether the selector is true of the values; one that fails is not. */
export function matchesDt(expression: DtExpression, scope: DtScope): boolean {
  try {
    return isTruthy(expression(scope));
  } catch (error) {
    if (error instanceof DtEvaluationError) return false;
    throw error;
  }
}

const MAX_LENGTH = 4000;
const MAX_DEPTH = 100;
const TOKEN =
  /\s*(?:(val\d+---\.?[\w-]+(?:\.?\[\d+(?::\d+)?\]|\.[\w-]+)*)|([A-Za-z_$][\w$]*)|(\d+(?:\.\d+)?)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(===|!==|==|!=|<=|>=|&&|\|\||[-+!<>()[\]{},.:]))/sy;

type Token = { readonly kind: 'bind' | 'name' | 'number' | 'string' | 'mark' | 'end'; readonly text: string };
type Binary = (left: unknown, right: unknown) => unknown;

const KINDS: readonly Token['kind'][] = ['bind', 'name', 'number', 'string', 'mark'];

/** Operators by precedence, the lowest first. `&&` and `||` are not here, since they may skip their right side. */
const LEVELS: readonly ReadonlyMap<string, Binary>[] = [
  new Map<string, Binary>([
    ['===', isSame],
    ['!==', (left, right) => !isSame(left, right)],
    ['==', isLooselySame],
    ['!=', (left, right) => !isLooselySame(left, right)],
  ]),
  new Map<string, Binary>([
    ['<', (left, right) => compare(left, right, (order) => order < 0)],
    ['<=', (left, right) => compare(left, right, (order) => order <= 0)],
    ['>', (left, right) => compare(left, right, (order) => order > 0)],
    ['>=', (left, right) => compare(left, right, (order) => order >= 0)],
  ]),
  new Map<string, Binary>([
    ['+', add],
    ['-', (left, right) => toNumber(left) - toNumber(right)],
  ]),
];

const WORDS: ReadonlyMap<string, DtExpression> = new Map<string, DtExpression>([
  ['val', (scope) => scope.val],
  ['obj', (scope) => scope.obj],
  ['true', () => true],
  ['false', () => false],
  ['null', () => null],
  ['undefined', () => undefined],
]);

class Parser {
  private readonly text: string;
  private position = 0;
  private depth = 0;
  private token: Token = { kind: 'end', text: '' };

  constructor(text: string) {
    if (text.length > MAX_LENGTH) throw new UsageError(`The expression is longer than ${MAX_LENGTH} characters`);
    this.text = text;
    this.advance();
  }

  parseWhole(): DtExpression {
    const expression = this.parseOr();
    if (this.token.kind !== 'end') this.fail();
    return expression;
  }

  private advance(): void {
    TOKEN.lastIndex = this.position;
    const match = TOKEN.exec(this.text);
    if (match) {
      const index = KINDS.findIndex((_, group) => match[group + 1] !== undefined);
      this.token = { kind: KINDS[index] ?? 'end', text: match[index + 1] ?? '' };
      this.position = TOKEN.lastIndex;
      return;
    }
    const rest = this.text.slice(this.position).trim();
    if (rest !== '') this.fail(rest);
    this.token = { kind: 'end', text: '' };
  }

  private fail(found = this.token.text): never {
    const what = found === '' ? 'it ends too early' : `"${found.slice(0, 20)}" is not expected here`;
    throw new UsageError(
      `Cannot read the expression "${this.text}": ${what}. Comparisons of val and obj joined by && and || are understood, functions of your own are not.`,
    );
  }

  private takeMark(mark: string): boolean {
    if (this.token.kind !== 'mark' || this.token.text !== mark) return false;
    this.advance();
    return true;
  }

  private expectMark(mark: string): void {
    if (!this.takeMark(mark)) this.fail();
  }

  private parseOr(): DtExpression {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new UsageError('The expression has too many nested brackets');
    let left = this.parseAnd();
    while (this.takeMark('||')) left = or(left, this.parseAnd());
    this.depth -= 1;
    return left;
  }

  private parseAnd(): DtExpression {
    let left = this.parseBinary(0);
    while (this.takeMark('&&')) left = and(left, this.parseBinary(0));
    return left;
  }

  private parseBinary(level: number): DtExpression {
    const operators = LEVELS[level];
    if (!operators) return this.parseUnary();
    let left = this.parseBinary(level + 1);
    for (;;) {
      const operator = this.token.kind === 'mark' ? operators.get(this.token.text) : undefined;
      if (!operator) return left;
      this.advance();
      left = binary(operator, left, this.parseBinary(level + 1));
    }
  }

  private parseUnary(): DtExpression {
    const marks: string[] = [];
    while (this.token.kind === 'mark' && (this.token.text === '!' || this.token.text === '-')) {
      marks.unshift(this.token.text);
      this.advance();
    }
    return marks.reduce((inner, mark) => (mark === '!' ? not(inner) : negate(inner)), this.parseMember());
  }

  private parseMember(): DtExpression {
    let target = this.parsePrimary();
    for (;;) {
      if (this.takeMark('.')) {
        const { kind, text } = this.token;
        if (kind !== 'name') this.fail();
        this.advance();
        target = this.takeMark('(') ? call(target, text, this.parseList(')')) : member(target, () => text);
      } else if (this.takeMark('[')) {
        target = member(target, this.parseOr());
        this.expectMark(']');
      } else return target;
    }
  }

  private parsePrimary(): DtExpression {
    const { kind, text } = this.token;
    if (this.takeMark('(')) {
      const inner = this.parseOr();
      this.expectMark(')');
      return inner;
    }
    if (this.takeMark('[')) {
      const items = this.parseList(']');
      return (scope) => items.map((item) => item(scope));
    }
    if (this.takeMark('{')) return this.parseObject();
    if (kind === 'end' || kind === 'mark') this.fail();
    this.advance();
    if (kind === 'number') return constant(Number(text));
    if (kind === 'string') return constant(unquote(text));
    if (kind === 'bind') {
      const path = text.slice(text.indexOf('---') + 3);
      return (scope) => scope.readPath?.(path);
    }
    return WORDS.get(text) ?? this.fail(text);
  }

  private parseList(end: string): DtExpression[] {
    const items: DtExpression[] = [];
    if (this.takeMark(end)) return items;
    do items.push(this.parseOr());
    while (this.takeMark(','));
    this.expectMark(end);
    return items;
  }

  private parseObject(): DtExpression {
    const members: [string, DtExpression][] = [];
    if (!this.takeMark('}')) {
      do {
        const { kind, text } = this.token;
        if (kind !== 'string' && kind !== 'name') this.fail();
        this.advance();
        this.expectMark(':');
        members.push([kind === 'string' ? unquote(text) : text, this.parseOr()]);
      } while (this.takeMark(','));
      this.expectMark('}');
    }
    return (scope) => Object.fromEntries(members.map(([key, value]) => [key, value(scope)]));
  }
}

function unquote(text: string): string {
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
  return text.slice(1, -1).replace(/\\(.)/gs, (_, character: string) => escapes[character] ?? character);
}

const constant =
  (value: unknown): DtExpression =>
  () =>
    value;
const not =
  (inner: DtExpression): DtExpression =>
  (scope) =>
    !isTruthy(inner(scope));
const negate =
  (inner: DtExpression): DtExpression =>
  (scope) =>
    -toNumber(inner(scope));

function and(left: DtExpression, right: DtExpression): DtExpression {
  return (scope) => {
    const value = left(scope);
    return isTruthy(value) ? right(scope) : value;
  };
}

function or(left: DtExpression, right: DtExpression): DtExpression {
  return (scope) => {
    const value = left(scope);
    return isTruthy(value) ? value : right(scope);
  };
}

function binary(operator: Binary, left: DtExpression, right: DtExpression): DtExpression {
  return (scope) => operator(left(scope), right(scope));
}

function member(target: DtExpression, key: DtExpression): DtExpression {
  return (scope) => {
    const value = target(scope);
    const name = key(scope);
    if (value === null || value === undefined) throw new DtEvaluationError(`${String(value)} has no members`);
    if (typeof name !== 'string' && typeof name !== 'number') return undefined;
    if (typeof value === 'string') return name === 'length' ? value.length : value[Number(name)];
    if (typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
    return (value as Readonly<Record<string | number, unknown>>)[name];
  };
}

type Method = (text: string, argument: string) => unknown;

const TEXT_METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['toLowerCase', (text) => text.toLowerCase()],
  ['toUpperCase', (text) => text.toUpperCase()],
  ['trim', (text) => text.trim()],
  ['indexOf', (text, argument) => text.indexOf(argument)],
  ['includes', (text, argument) => text.includes(argument)],
  ['startsWith', (text, argument) => text.startsWith(argument)],
  ['endsWith', (text, argument) => text.endsWith(argument)],
]);

function call(target: DtExpression, name: string, callArguments: readonly DtExpression[]): DtExpression {
  const method = TEXT_METHODS.get(name);
  if (!method) {
    throw new UsageError(
      `The method ${name}() is not available in expressions; these are: ${[...TEXT_METHODS.keys()].join(', ')}`,
    );
  }
  return (scope) => {
    const value = target(scope);
    const argument = callArguments[0]?.(scope);
    if (typeof value === 'string') return method(value, String(argument));
    if (Array.isArray(value) && name === 'indexOf') return value.indexOf(argument);
    if (Array.isArray(value) && name === 'includes') return value.includes(argument);
    throw new DtEvaluationError(`${name}() is called on something that is not text`);
  };
}

function isTruthy(value: unknown): boolean {
  return Boolean(value);
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right;
}

/** JavaScript's `==` for JSON values, but a list or an object equals only itself. */
function isLooselySame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  const isNothing = (value: unknown) => value === null || value === undefined;
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right);
  if (typeof left === 'object' || typeof right === 'object' || typeof left === typeof right) return false;
  return Number(left) === Number(right);
}

function compare(left: unknown, right: unknown, test: (order: number) => boolean): boolean {
  if (typeof left === 'string' && typeof right === 'string') return test(left < right ? -1 : left > right ? 1 : 0);
  const order = toNumber(left) - toNumber(right);
  return !Number.isNaN(order) && test(order);
}

function add(left: unknown, right: unknown): unknown {
  if (typeof left === 'string' || typeof right === 'string') return `${toText(left)}${toText(right)}`;
  return toNumber(left) + toNumber(right);
}

function toText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function toNumber(value: unknown): number {
  return typeof value === 'object' && value !== null ? Number.NaN : Number(value);
}
