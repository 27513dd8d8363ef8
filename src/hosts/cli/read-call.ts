import type { OktaCommand } from '../../commands/define.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { UsageError } from '../../errors.ts';
import { parseCommandName, parseLine } from '../../war-room-language/line.ts';
import { ASK } from '../war-room/ask-for-secrets.ts';
import { parseCommandFlags } from './command-flags.ts';
import type { CliIo } from './io.ts';
import { registryOf } from './known-commands.ts';
import { refuseUnknownFlags } from './unknown-flag.ts';

/** One command to run, with its arguments. */
export interface Call {
  readonly command: OktaCommand;
  readonly args: RawArguments;
  /** Show Okta's answer instead of the readable text (`raw-response=true`). */
  readonly rawResponse: boolean;
}

/** `run '!okta-…'`, or `run -` with the line on stdin. @throws {UsageError} */
export async function readLineCall(words: readonly string[], io: CliIo): Promise<Call> {
  refuseUnknownFlags(words, ['file', 'keep-going'], 'run');
  const [line, ...more] = words.filter((word) => word !== '--');
  if (line === undefined) {
    throw new UsageError("Give the line to run, as in okta-v2 run '!okta-get-user username=jane@example.com'.");
  }
  if (more.length > 0) {
    throw new UsageError('Put the whole line in quotes, so that the shell hands it over as one word.');
  }
  const isPiped = line === '-';
  const typed = isPiped ? await readAll(io.stdin) : line;
  const command = await registryOf(io).load(parseCommandName(typed));
  const { args, reserved } = parseLine(typed, { defaultArgumentOf: () => command.main });
  if (!isPiped) refuseSecrets(command, args);
  if (reserved.using !== undefined) throw new UsageError('Outside the war room, choose the instance with --instance.');
  return { command, args, rawResponse: reserved.rawResponse };
}

/** `okta-get-user --username=…`. @throws {UsageError} */
export async function readFlagCall(name: string, words: readonly string[], io: CliIo): Promise<Call> {
  const command = await registryOf(io).load(name);
  const args = parseCommandFlags(command, words);
  refuseSecrets(command, args);
  return { command, args, rawResponse: false };
}

/** Everyone on the machine can read a command line, and it stays in the shell's history. */
function refuseSecrets(command: OktaCommand, args: RawArguments): void {
  const name = Object.keys(args).find((given) => command.args[given]?.secret && args[given] !== ASK);
  if (name === undefined) return;
  throw new UsageError(
    `${name} would be visible on the command line. Give ${ASK} to be asked for it, or pipe the line in: okta-v2 run - < line.txt`,
  );
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8').trim();
  if (text === '') throw new UsageError('Nothing came on standard input; pipe a line into okta-v2 run -.');
  return text;
}
