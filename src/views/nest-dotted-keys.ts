import { setOwn } from '../core/set-own.ts';
import { isPlainObject } from '../json-values.ts';

type Entity = Readonly<Record<string, unknown>>;

/**
 * An entity in the context as Okta gave it, except that keys with dots become objects, since paths in a context cannot
 * name them. If `a` is not an object, an `a.b` leaves the entity as it is.
 */
export function nestDottedKeys(entity: Entity): Entity {
  if (entity === null || !Object.keys(entity).some((key) => key.includes('.'))) return entity;
  const nested: Record<string, unknown> = {};
  for (const key of Object.keys(entity)) {
    const path = key.split('.');
    const last = path.pop() ?? key;
    const parent = parentAt(nested, path);
    if (parent === undefined) return entity;
    setOwn(parent, last, entity[key]);
  }
  return nested;
}

/** The object at a path, made where nothing is there yet; undefined where something else is. */
function parentAt(root: Record<string, unknown>, path: readonly string[]): Record<string, unknown> | undefined {
  let parent = root;
  for (const name of path) {
    if (!Object.hasOwn(parent, name)) setOwn(parent, name, {});
    const value = parent[name];
    if (!isPlainObject(value)) return undefined;
    parent = value;
  }
  return parent;
}
