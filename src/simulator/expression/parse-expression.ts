/**
 * The part of Okta's expression language that conditions of group rules use
 * (https://developer.okta.com/docs/reference/okta-expression-language/): attributes of `user`, comparisons, `and`, `or`,
 * `!`, and functions.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: Operator; readonly left: Expression; readonly right: Expression };

export type Operator = 'and' | 'or' | 'equal' | 'different';

export class ExpressionSyntaxError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ExpressionSyntaxError';
  }
}

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|&&|\|\||==|!=|[!(),]|[A-Za-z_][\w.]*|-?\d+(?:\.\d+)?)/y;
const OPERATORS: Readonly<Record<string, Operator>> = {
  and: 'and',
  '&&': 'and',
  or: 'or',
  '||': 'or',
  '==': 'equal',
  eq: 'equal',
  '!=': 'different',
  ne: 'different',
};
const CONSTANTS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

export function parseExpression(text: string): Expression {
  const parser = new Parser(toTokens(text));
  const expression = parser.parseBinary('or');
  parser.expectEnd();
  return expression;
}

function toTokens(text: string): string[] {
  const tokens: string[] = [];
  const source = text.trimEnd();
  TOKEN.lastIndex = 0;
  for (let position = 0; position < source.length; position = TOKEN.lastIndex) {
    const match = TOKEN.exec(source);
    if (match === null) throw new ExpressionSyntaxError(`Unexpected text at position ${position}.`);
    tokens.push(match[1] ?? '');
  }
  return tokens;
}

/** Which level of operators binds tighter than this one. */
const TIGHTER = { or: 'and', and: 'comparison', comparison: 'operand' } as const;
type Level = keyof typeof TIGHTER;

class Parser {
  readonly #tokens: readonly string[];
  #position = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  parseBinary(level: Level): Expression {
    const tighter = TIGHTER[level];
    const parseSide = (): Expression => (tighter === 'operand' ? this.#parseOperand() : this.parseBinary(tighter));
    let left = parseSide();
    for (;;) {
      const operator = OPERATORS[(this.#peek() ?? '').toLowerCase()];
      const isComparison = operator === 'equal' || operator === 'different';
      if (operator === undefined || (level === 'comparison' ? !isComparison : operator !== level)) return left;
      this.#take();
      left = { kind: operator, left, right: parseSide() };
    }
  }

  expectEnd(): void {
    const token = this.#peek();
    if (token !== undefined) throw new ExpressionSyntaxError(`Unexpected ${token}.`);
  }

  #parseOperand(): Expression {
    const token = this.#take();
    if (token === '!' || token.toLowerCase() === 'not') return { kind: 'not', of: this.#parseOperand() };
    if (token === '(') {
      const inner = this.parseBinary('or');
      this.#expect(')');
      return inner;
    }
    if (/^["']/.test(token)) return { kind: 'literal', value: token.slice(1, -1).replace(/\\(.)/g, '$1') };
    if (/^-?\d/.test(token)) return { kind: 'literal', value: Number(token) };
    if (Object.hasOwn(CONSTANTS, token)) return { kind: 'literal', value: CONSTANTS[token] ?? null };
    if (this.#peek() === '(') return { kind: 'call', name: token, args: this.#parseArguments() };
    if (token.startsWith('user.')) return { kind: 'attribute', name: token.slice('user.'.length) };
    throw new ExpressionSyntaxError(`Unexpected ${token}.`);
  }

  #parseArguments(): Expression[] {
    this.#expect('(');
    const args: Expression[] = [];
    while (this.#peek() !== ')') {
      if (args.length > 0) this.#expect(',');
      args.push(this.parseBinary('or'));
    }
    this.#expect(')');
    return args;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#position];
  }

  #take(): string {
    const token = this.#peek();
    if (token === undefined) throw new ExpressionSyntaxError('The expression ends too early.');
    this.#position += 1;
    return token;
  }

  #expect(wanted: string): void {
    const token = this.#take();
    if (token !== wanted) throw new ExpressionSyntaxError(`Unexpected ${token} instead of ${wanted}.`);
  }
}
