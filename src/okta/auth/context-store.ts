/**
 * What an instance keeps between commands: in Cortex's integration context, or in memory where the process lives on.
 * Values are texts, since Cortex promises to keep nothing else.
 */
export interface ContextStore {
  /** Null where it cannot be read (Cortex's Test button); then nothing is ever written either. */
  read(): Promise<Readonly<Record<string, unknown>> | null>;
  /** Replaces all that is kept. */
  write(value: Readonly<Record<string, unknown>>): Promise<void>;
}

/** A store that lives as long as the process. */
export function createMemoryStore(initial: Readonly<Record<string, unknown>> = {}): ContextStore {
  let kept = initial;
  return {
    read: async () => kept,
    write: async (value) => {
      kept = value;
    },
  };
}

/** Empties a store, if it can be read at all and holds anything. */
export async function clearStore(store: ContextStore): Promise<void> {
  const kept = await store.read();
  if (kept !== null && Object.keys(kept).length > 0) await store.write({});
}
