import type { CommandSpec } from '../../core/command.ts';
import { summarizeFailure } from '../../core/failure.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import type { Integration } from '../../integration.ts';
import type { RehearsedRequest } from '../../okta/request.ts';
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
    io.stderr.write(`error: ${command.name}: ${summarizeFailure(result.error)}\n`);
    return EXIT.failed;
  }
  const text =
    flags.format === 'json'
      ? JSON.stringify(requests, null, 2)
      : requests
          .map(({ method, url, body }) => `${method} ${url}${body === undefined ? '' : `\n  ${body}`}`)
          .join('\n');
  await write(io.stdout, `${text === '' ? 'Nothing would be changed.' : text}\n`);
  if (flags.format !== 'json' && requests.length > 0) io.stderr.write('Dry run: nothing of this was sent.\n');
  return EXIT.ok;
}
