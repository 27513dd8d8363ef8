import { isDeepStrictEqual } from 'node:util';
import type { ContextStore } from '../../okta/auth/context-store.ts';

/** The integration context of one job. It came with the job, and goes back to Cortex only if it has changed. */
export interface JobContext extends ContextStore {
  /** What Cortex should store from now on; undefined if nothing has changed. */
  changed(): Readonly<Record<string, unknown>> | undefined;
}

/** @param given null if Cortex could not read it (the Test button); then nothing is ever stored */
export function createJobContext(given: Readonly<Record<string, unknown>> | null): JobContext {
  let kept = given;
  return {
    read: async () => kept,
    write: async (value) => {
      if (kept !== null) kept = value;
    },
    changed: () => (kept === null || isDeepStrictEqual(kept, given) ? undefined : kept),
  };
}
