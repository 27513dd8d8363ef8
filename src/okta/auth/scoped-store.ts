import { isPlainObject } from '../../json-values.ts';
import type { ContextStore } from './context-store.ts';

/** The member that holds the tokens of further sets of scopes; a text, as all members are. */
const MEMBER = 'tokens_by_scope';

/** The part of a store that belongs to the usual scopes: all but the tokens of further sets, which stay as they are. */
export function createUsualStore(store: ContextStore): ContextStore {
  return {
    async read() {
      const kept = await store.read();
      if (kept === null) return null;
      const { [MEMBER]: _, ...usual } = kept;
      return usual;
    },
    async write(value) {
      const more = (await store.read())?.[MEMBER];
      await store.write(more === undefined ? value : { ...value, [MEMBER]: more });
    },
  };
}

/** The part of a store that belongs to one further set of scopes. */
export function createScopedStore(store: ContextStore, set: string): ContextStore {
  return {
    async read() {
      const kept = await store.read();
      if (kept === null) return null;
      const own = parseSets(kept)[set];
      return isPlainObject(own) ? own : {};
    },
    async write(value) {
      const kept = (await store.read()) ?? {};
      await store.write({ ...kept, [MEMBER]: JSON.stringify({ ...parseSets(kept), [set]: value }) });
    },
  };
}

/** The further sets of scopes of which a store holds a token. */
export async function readSets(store: ContextStore): Promise<readonly string[]> {
  const kept = await store.read().catch(() => null);
  return kept === null ? [] : Object.keys(parseSets(kept));
}

/** What is damaged counts as not there. */
function parseSets(kept: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const text = kept[MEMBER];
  try {
    const sets: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    return isPlainObject(sets) ? sets : {};
  } catch {
    return {};
  }
}
