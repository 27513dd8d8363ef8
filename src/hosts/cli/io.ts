import type { OktaCommand } from '../../commands/define.ts';

/** Everything that the CLI reads and writes, so that tests can replace it. */
export interface CliIo {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The commands of `--commands`; absent: none. */
  readonly ownCommands?: readonly OktaCommand[];
}

/** Exit statuses: a result, an error entry, wrong usage, and that the one thing that was named does not exist. */
export const EXIT = { ok: 0, failed: 1, usage: 2, missing: 3 } as const;

export { write } from '../terminal/write.ts';
