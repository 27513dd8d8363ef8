import { isPlainObject } from '../json-values.ts';
import type { OutputSpec, OutputType } from './command.ts';

/** What a command leaves in the context, by the paths that its definition documents. */
export type OutputValues<Documented extends OutputSpec> = {
  readonly [Spec in Documented as Spec['path']]: ValueOf[Spec['type']];
};

/** Dates are texts, as Okta writes them (RFC 3339). */
interface ValueOf {
  readonly String: string;
  readonly Number: number;
  readonly Boolean: boolean;
  readonly Date: string;
  readonly Unknown: unknown;
}

/** Reads what commands left in the context, by the paths that they document. */
export type OutputReader = (path: string) => readonly unknown[];

/**
 * The values have the documented types: a number that Okta sent as a text is a number. What is null or absent, and what
 * cannot be had in that type, is left out.
 *
 * @param context by key; what a key has in brackets says how it merges, and is no part of its path
 * @param specs what the command documents; a path that is not among them gives its values as they are
 */
export function createOutputReader(
  context: Readonly<Record<string, unknown>>,
  specs: readonly OutputSpec[],
): OutputReader {
  return (path) => {
    const type = specs.find((spec) => spec.path === path)?.type ?? 'Unknown';
    return valuesAt(context, path).flatMap((value) => toTyped(value, type) ?? []);
  };
}

function valuesAt(context: Readonly<Record<string, unknown>>, path: string): readonly unknown[] {
  return Object.entries(context).flatMap(([key, value]) => {
    const [root = ''] = key.split('(', 1);
    if (path === root) return descend(value, []);
    return path.startsWith(`${root}.`) ? descend(value, path.slice(root.length + 1).split('.')) : [];
  });
}

/** The values below another by names; the items of lists on the way, and at its end, one by one. */
function descend(value: unknown, names: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => descend(item, names));
  const [name, ...rest] = names;
  if (name === undefined) return value === null || value === undefined ? [] : [value];
  return isPlainObject(value) && Object.hasOwn(value, name) ? descend(value[name], rest) : [];
}

function toTyped(value: unknown, type: OutputType): unknown {
  if (type === 'Unknown') return value;
  if (typeof value === 'object') return undefined;
  if (type === 'Boolean') return typeof value === 'boolean' ? value : undefined;
  if (type !== 'Number') return String(value);
  const number = value === '' ? Number.NaN : Number(value);
  return Number.isNaN(number) ? undefined : number;
}
