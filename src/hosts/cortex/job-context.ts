import { isDeepStrictEqual } from 'node:util';
import type { ContextStore } from '../../okta/auth/context-store.ts';

/** The integration context of one job: it came with the job, and Cortex is told only what has changed of it. */
export interface JobContext extends ContextStore {
  /** What Cortex shall keep from now on; undefined where nothing has changed. */
  changed(): Readonly<Record<string, unknown>> | undefined;
}

/** @param given null where Cortex could not read it (the Test button); then nothing is ever set */
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
