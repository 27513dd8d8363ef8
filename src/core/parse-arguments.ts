import * as z from 'zod/mini';
import { UsageError } from '../errors.ts';
import type { Arg } from './argument.ts';

/** Arguments as a host received them: texts mostly, but booleans, numbers and lists too. */
export type RawArguments = Readonly<Record<string, unknown>>;

export type ArgShape = Readonly<Record<string, Arg>>;
export type ArgsOf<Shape extends ArgShape> = z.output<z.ZodMiniObject<SchemasOf<Shape>>>;

type SchemasOf<Shape extends ArgShape> = { readonly [Name in keyof Shape]: Shape[Name]['schema'] };

/** Rules between arguments; data, so that help can show them. */
export interface ArgRule<Name extends string = string> {
  /** At least one of these must be given. */
  readonly anyOf: readonly Name[];
  /** What to say when none is. */
  readonly message?: string;
}

/**
 * Makes what reads the arguments of one command. A blank value means absent, an absent argument gets its default, and
 * everything that is wrong is reported at once, as a `UsageError`.
 *
 * Arguments that the command does not know are ignored here: Cortex's playbooks pass some, and hosts with a person in
 * front of them refuse those earlier.
 */
export function createArgumentParser<Shape extends ArgShape>(
  shape: Shape,
  rules: readonly ArgRule[],
): (raw: RawArguments) => ArgsOf<Shape> {
  let schema: ReturnType<typeof toSchema<Shape>> | undefined;
  return (raw) => {
    const isFirst = schema === undefined;
    schema ??= toSchema(shape);
    const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => !isBlank(value)));
    // zod compiles a parser, which pays from the second time on; most processes run a command once.
    const result = schema.safeParse(given, { jitless: isFirst });
    const complaints = (result.error?.issues ?? []).map(({ path: [name], message }) => {
      const argument = String(name);
      return toComplaint(argument, shape[argument], given[argument], message);
    });
    for (const { anyOf, message } of rules) {
      if (!anyOf.some((name) => Object.hasOwn(given, name)))
        complaints.push(message ?? `Give ${toAlternatives(anyOf)}.`);
    }
    if (!result.success || complaints.length > 0) {
      throw new UsageError(complaints.join(' '), { code: 'invalid_arguments' });
    }
    return result.data;
  };
}

function toSchema<Shape extends ArgShape>(shape: Shape) {
  const schemas = Object.fromEntries(Object.entries(shape).map(([name, { schema }]) => [name, schema]));
  return z.object(schemas as SchemasOf<Shape>);
}

/** Absent for all purposes: nothing, null, a text of blanks, an empty list. */
function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

function toComplaint(name: string, arg: Arg | undefined, value: unknown, expectation: string): string {
  if (value === undefined) return `Missing required argument '${name}'.`;
  const isSecret = arg?.spec.secret === true;
  return `Argument '${name}' ${expectation}${isSecret ? '' : `, got ${show(value)}`}.`;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `'${text.length > 80 ? `${text.slice(0, 80)}…` : text}'`;
}

function toAlternatives(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' or ');
}
