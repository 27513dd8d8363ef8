import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { UsageError } from '../../errors.ts';
import { type CliIo, EXIT, write } from './io.ts';

/** `okta-v2 simulator [--port N]`: the simulated org as a server of its own, until Ctrl-C. */
export async function runSimulator(words: readonly string[], io: CliIo): Promise<number> {
  const port = parsePort(words);
  const { startSimulator } = await import('../../simulator/index.ts');
  const simulator = await startSimulator({ port });
  await write(
    io.stdout,
    [
      `A simulated Okta org runs at ${simulator.url} until Ctrl-C. In another terminal:`,
      '',
      `  export OKTA_CLIENT_ORGURL=${simulator.url} OKTA_CLIENT_TOKEN=${simulator.token}`,
      "  okta-v2 run '!okta-get-user username=jane.doe@acme.example'",
      '',
      '',
    ].join('\n'),
  );
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await simulator.close();
  return EXIT.ok;
}

function parsePort(words: readonly string[]): number {
  let port: string | undefined;
  try {
    port = parseArgs({ args: [...words], options: { port: { type: 'string' } } }).values.port;
  } catch {
    throw new UsageError('simulator takes --port N alone.');
  }
  if (port === undefined) return 0;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`--port takes a number up to 65535, not '${port}'.`);
  return Number(port);
}
