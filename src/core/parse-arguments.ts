import { UsageError } from '../errors.ts';
import type { Arg } from './argument.ts';

/** Arguments as a host received them: texts mostly, but booleans, numbers and lists too. */
export type RawArguments = Readonly<Record<string, unknown>>;

/** Rules between arguments; data, so that help can show them. */
export interface ArgRule<Name extends string = string> {
  /** At least one of these must be given. */
  readonly anyOf: readonly Name[];
  /** What to say when none is. */
  readonly message?: string;
}

/**
 * Blank means absent, an absent one gets its default, and everything that is wrong is told at once.
 *
 * Arguments that the command does not know are ignored here: Cortex's playbooks pass some, and hosts with a person in
 * front of them refuse those earlier.
 *
 * @throws {UsageError}
 */
export function parseArguments(
  shape: Readonly<Record<string, Arg<unknown>>>,
  rules: readonly ArgRule[],
  raw: RawArguments,
): Record<string, unknown> {
  const parsed: Record<string, unknown> = {};
  const complaints: string[] = [];
  for (const [name, { spec, schema }] of Object.entries(shape)) {
    const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
    const value = isBlank(given) ? spec.default : given;
    if (value === undefined) {
      if (spec.required) complaints.push(`Missing required argument '${name}'.`);
      continue;
    }
    const result = schema().safeParse(value);
    if (result.success) {
      parsed[name] = result.data;
    } else {
      const custom = result.error.issues.find((issue) => issue.code === 'custom');
      const expectation = custom?.message ?? (spec.isArray ? 'must be a list of texts' : 'must be a single value');
      complaints.push(`Argument '${name}' ${expectation}${spec.secret ? '' : `, got ${show(value)}`}.`);
    }
  }
  for (const { anyOf, message } of rules) {
    if (anyOf.every((name) => isBlank(raw[name]))) complaints.push(message ?? `Give ${toAlternatives(anyOf)}.`);
  }
  if (complaints.length > 0) throw new UsageError(complaints.join(' '), { code: 'invalid_arguments' });
  return parsed;
}

/** Absent for all purposes: nothing, null, a text of blanks, an empty list. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `'${text.length > 80 ? `${text.slice(0, 80)}…` : text}'`;
}

function toAlternatives(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' or ');
}
