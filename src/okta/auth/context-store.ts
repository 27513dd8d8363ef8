/**
 * What an instance keeps between commands: Cortex's integration context, or memory where a process lives long enough.
 * Values are texts, since Cortex promises no more than that.
 */
export interface ContextStore {
  /** Null where there is nothing that could be read (Cortex's Test button); then nothing is ever written either. */
  read(): Promise<Readonly<Record<string, unknown>> | null>;
  /** Replaces the whole. */
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
