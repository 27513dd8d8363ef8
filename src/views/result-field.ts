import type { OutputSpec } from '../core/command.ts';

/** What became of a change: made now, or found made already. */
export type ChangeResult = 'done' | 'already';

/** The context path of what became of a change, under the path of the thing that was changed. */
export function resultOutput<const Path extends string>(path: Path): OutputSpec<`${Path}.Result`, 'String'> {
  return { path: `${path}.Result`, type: 'String', description: 'What became of the change: done or already.' };
}
