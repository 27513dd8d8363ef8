import { createInterface } from 'node:readline/promises';
import type { CommandSpec } from '../../core/command.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { toHarmlessLine } from '../war-room/harmless-text.ts';
import type { CliIo } from './io.ts';

/** Asks, on stderr, before a command that destroys something; only `y` or `yes` goes on. */
export async function confirmDestruction(
  command: CommandSpec,
  argumentSets: readonly RawArguments[],
  io: CliIo,
): Promise<boolean> {
  const targets = argumentSets.map((args) =>
    Object.entries(args)
      .filter(([name]) => !command.args[name]?.secret)
      .map(([name, value]) => `${name}=${toHarmlessLine(String(value))}`)
      .join(' '),
  );
  const prompt = createInterface({ input: io.stdin, output: io.stderr });
  try {
    const answer = await prompt.question(`${command.name} ${targets.join('; ')} cannot be undone. Go on? [y/N] `);
    if (/^y(?:es)?$/i.test(answer.trim())) return true;
    io.stderr.write('Nothing was done.\n');
    return false;
  } finally {
    prompt.close();
  }
}
