import { createContext } from '../core/context.ts';

/**
 * An entity in the context as Okta gave it, but keys with dots become objects, since paths in a context cannot name them.
 */
export function nestDottedKeys(entity: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (entity === null || !Object.keys(entity).some((key) => key.includes('.'))) return entity;
  try {
    return createContext(entity);
  } catch {
    // `a.b` beside an `a` that is a text: then the key stays as it is.
    return entity;
  }
}
