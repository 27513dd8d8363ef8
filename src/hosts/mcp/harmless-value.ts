import { isPlainObject } from '../../json-values.ts';
import { escapeControls, escapeControlsInJson } from '../../readable/escape-controls.ts';
import { withoutCredentials } from './without-credentials.ts';

/** How much of one value an answer may hold. */
export interface ValueLimits {
  readonly characters: number;
  readonly members: number;
  readonly depth: number;
}

const USUAL: ValueLimits = { characters: 200, members: 40, depth: 5 };

/**
 * A value of Okta's as JSON that can do no harm: control, bidi and invisible characters are shown instead of obeyed, long
 * texts are cut, and it says how much was left out. Undefined for what holds nothing.
 */
export function toHarmlessValue(value: unknown, limits: ValueLimits = USUAL): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'string') return toHarmlessText(value, limits.characters);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (limits.depth === 0) return '…';
  const inner = { ...limits, depth: limits.depth - 1 };
  if (Array.isArray(value)) return toList(value, inner);
  if (isPlainObject(value)) return toMembers(value, inner);
  return toHarmlessText(String(value), limits.characters);
}

export function toHarmlessText(text: string, characters = USUAL.characters): string {
  // Cut before it is escaped: a megabyte from a stranger is not worth the walk.
  const kept = text.length <= characters ? text : text.slice(0, characters).toWellFormed();
  const left = text.length - characters;
  return escapeControls(withoutCredentials(kept.trim())) + (left > 0 ? `… (${left} characters more)` : '');
}

/** A whole value as one line of JSON for a file, which a model may read as well: nothing is cut. */
export function toHarmlessJson(value: unknown): string {
  return escapeControlsInJson(withoutCredentials(JSON.stringify(value)));
}

function toList(items: readonly unknown[], limits: ValueLimits): unknown {
  const shown = items.slice(0, limits.members).flatMap((item) => toHarmlessValue(item, limits) ?? []);
  const left = items.length - limits.members;
  if (left > 0) shown.push(`… (${left} more)`);
  return shown.length === 0 ? undefined : shown;
}

function toMembers(object: Readonly<Record<string, unknown>>, limits: ValueLimits): unknown {
  // Addresses of Okta's API are of no use to a model.
  const all = Object.entries(object).filter(([name]) => name !== '_links');
  const shown = all.slice(0, limits.members).flatMap(([name, member]) => {
    const harmless = toHarmlessValue(member, limits);
    return harmless === undefined ? [] : [[toHarmlessText(name), harmless] as const];
  });
  const left = all.length - limits.members;
  const entries = left > 0 ? [...shown, ['…', `${left} more`] as const] : shown;
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
