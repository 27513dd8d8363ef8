import type { ContextChange } from '../core/context-change.ts';
import { setOwn } from '../core/set-own.ts';
import { isPlainObject } from '../json-values.ts';
import type { WarRoomContext } from './context-merge.ts';

/** Brings what a context holds up to date with what a command has changed; what it does not hold stays away. */
export function applyChange(context: WarRoomContext, { path, ...change }: ContextChange): void {
  applyBelow(context, path, change);
}

function applyBelow(parent: WarRoomContext, path: readonly Step[], whatBecomes: Omit<ContextChange, 'path'>): void {
  const { becomes, isNew = false } = whatBecomes;
  const [step, ...rest] = path;
  const stored = step !== undefined && Object.hasOwn(parent, step.key) ? parent[step.key] : undefined;
  if (step === undefined || stored === undefined) return;
  const list: readonly unknown[] = Array.isArray(stored) ? stored : [stored];
  const kept = list.filter((item) => {
    if (!isPlainObject(item) || !isMeant(item, step)) return true;
    if (rest.length > 0) applyBelow(item, rest, whatBecomes);
    else if (becomes === 'gone') return false;
    else change(item, becomes);
    return true;
  });
  if (isNew && rest.length === 0 && becomes !== 'gone') add(parent, step, list, becomes);
  if (kept.length === list.length) return;
  if (Array.isArray(stored)) parent[step.key] = kept;
  else delete parent[step.key];
}

type Step = ContextChange['path'][number];

function add(
  parent: WarRoomContext,
  step: Step,
  list: readonly unknown[],
  item: Readonly<Record<string, unknown>>,
): void {
  if (list.some((known) => isPlainObject(known) && isMeant(known, step))) return;
  parent[step.key] = [...list, structuredClone(item)];
}

function isMeant(item: Readonly<Record<string, unknown>>, { match }: Step): boolean {
  if (match === undefined) return true;
  return Object.entries(match).some(([name, wanted]) => {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    return typeof value === 'string' && value.toLowerCase() === wanted.toLowerCase();
  });
}

function change(item: WarRoomContext, becomes: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(becomes)) {
    if (value === undefined) delete item[name];
    else setOwn(item, name, structuredClone(value));
  }
}
