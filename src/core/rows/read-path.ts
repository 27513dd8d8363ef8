import { isPlainObject } from '../../json-values.ts';

/**
 * What stands at a path in one of Okta's objects: `client.ipAddress`, `target.displayName` (of each item of a list),
 * `target[0].id` (of its first). A list where there are several values, undefined where there is none.
 */
export function readPath(row: unknown, path: string): unknown {
  const found = valuesAt(row, path).filter((value) => value !== null && value !== undefined);
  return found.length > 1 ? found : found[0];
}

function valuesAt(value: unknown, path: string): readonly unknown[] {
  if (path === '') return Array.isArray(value) ? value : [value];
  if (Array.isArray(value)) {
    const [step, index, rest = ''] = /^\[(\d+)\]\.?(.*)$/s.exec(path) ?? [];
    return step === undefined ? value.flatMap((item) => valuesAt(item, path)) : valuesAt(value[Number(index)], rest);
  }
  if (!isPlainObject(value)) return [];
  // A member's name may hold dots: the longest name that fits is meant.
  for (let end = path.length; end > 0; end = lastBreak(path, end)) {
    const name = path.slice(0, end);
    if (Object.hasOwn(value, name)) return valuesAt(value[name], path.slice(path[end] === '.' ? end + 1 : end));
  }
  return [];
}

function lastBreak(path: string, before: number): number {
  return Math.max(path.lastIndexOf('.', before - 1), path.lastIndexOf('[', before - 1));
}
