import type { CommandSpec } from './command.ts';

/** What a person is told of a destructive command before it runs; it goes on behind the command's name. */
export function toUndoText({ undoneBy }: Pick<CommandSpec, 'undoneBy'>): string {
  return undoneBy === undefined ? 'cannot be undone' : `takes effect at once (${undoneBy} undoes it)`;
}
