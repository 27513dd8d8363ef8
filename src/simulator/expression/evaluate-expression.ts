import type { Json, JsonObject } from '../records.ts';
import { type Expression, ExpressionSyntaxError, parseExpression } from './parse-expression.ts';

/** The user whom an expression is about. */
export interface ExpressionSubject {
  readonly profile: JsonObject;
  /** The groups that the user is in: ids and names. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

type Call = (subject: ExpressionSubject, args: readonly Json[]) => Json;

const text = (value: Json | undefined): string => (value === null || value === undefined ? '' : String(value));

const FUNCTIONS: Readonly<Record<string, Call>> = {
  'String.stringContains': (_subject, [whole, part]) => text(whole).includes(text(part)),
  'String.startsWith': (_subject, [whole, part]) => text(whole).startsWith(text(part)),
  'String.toUpperCase': (_subject, [value]) => text(value).toUpperCase(),
  'String.toLowerCase': (_subject, [value]) => text(value).toLowerCase(),
  isMemberOfGroup: ({ groups }, [id]) => groups.some((group) => group.id === id),
  isMemberOfAnyGroup: ({ groups }, ids) => groups.some((group) => ids.includes(group.id)),
  isMemberOfGroupName: ({ groups }, [name]) => groups.some((group) => group.name === name),
  isMemberOfGroupNameStartsWith: ({ groups }, [start]) => groups.some((group) => group.name.startsWith(text(start))),
  isMemberOfGroupNameContains: ({ groups }, [part]) => groups.some((group) => group.name.includes(text(part))),
};

/** Turns an expression into a test; throws an ExpressionSyntaxError for what Okta would refuse. */
export function compileExpression(source: string): (subject: ExpressionSubject) => boolean {
  const expression = parseExpression(source);
  checkFunctions(expression);
  return (subject) => evaluate(expression, subject) === true;
}

function checkFunctions(expression: Expression): void {
  switch (expression.kind) {
    case 'literal':
    case 'attribute':
      return;
    case 'call':
      if (!Object.hasOwn(FUNCTIONS, expression.name)) {
        throw new ExpressionSyntaxError(`Unknown function ${expression.name}.`);
      }
      for (const argument of expression.args) checkFunctions(argument);
      return;
    case 'not':
      checkFunctions(expression.of);
      return;
    default:
      checkFunctions(expression.left);
      checkFunctions(expression.right);
  }
}

function evaluate(expression: Expression, subject: ExpressionSubject): Json {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'attribute':
      return subject.profile[expression.name] ?? null;
    case 'call': {
      const args = expression.args.map((argument) => evaluate(argument, subject));
      return FUNCTIONS[expression.name]?.(subject, args) ?? null;
    }
    case 'not':
      return evaluate(expression.of, subject) !== true;
    case 'and':
      return evaluate(expression.left, subject) === true && evaluate(expression.right, subject) === true;
    case 'or':
      return evaluate(expression.left, subject) === true || evaluate(expression.right, subject) === true;
    case 'equal':
      return evaluate(expression.left, subject) === evaluate(expression.right, subject);
    default:
      return evaluate(expression.left, subject) !== evaluate(expression.right, subject);
  }
}
