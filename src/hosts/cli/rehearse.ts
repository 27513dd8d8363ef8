import type { CommandSpec } from '../../core/command.ts';
import { summarizeError } from '../../core/error-text.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import type { Integration } from '../../integration.ts';
import type { RehearsedRequest } from '../../okta/pipeline/send.ts';
import { escapeControls } from '../terminal/escape-controls.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT, write } from './io.ts';

/** `--dry-run`: looks up what has to be looked up, and shows the requests that would change something. */
export async function rehearse(
  integration: Integration,
  command: CommandSpec,
  args: RawArguments,
  flags: GlobalFlags,
  io: CliIo,
): Promise<number> {
  const requests: RehearsedRequest[] = [];
  const result = await integration.run(command.name, args, { rehearse: (request) => requests.push(request) });
  if (!result.ok && requests.length === 0) {
    io.stderr.write(`error: ${command.name}: ${summarizeError(result.error)}\n`);
    return EXIT.failed;
  }
  if (flags.format === 'json') await write(io.stdout, `${JSON.stringify(requests, null, 2)}\n`);
  else if (requests.length === 0) await write(io.stdout, 'Nothing would be changed.\n');
  else {
    await write(io.stdout, requests.map(toRequestText).join(''));
    io.stderr.write('Dry run: nothing of this was sent.\n');
  }
  return EXIT.ok;
}

/** A request as a person reads it: method and address, and the body below. */
export function toRequestText({ method, url, body }: RehearsedRequest): string {
  return `${method} ${url}\n${body === undefined ? '' : `  ${escapeControls(body)}\n`}`;
}
