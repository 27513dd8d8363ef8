import { once } from 'node:events';
import { UsageError } from '../../errors.ts';
import { type CliIo, EXIT, write } from './io.ts';

/** `okta-v2 simulator [--port N]`: the simulated org as a server of its own, until Ctrl-C. */
export async function runSimulator({ port: given }: { readonly port?: unknown }, io: CliIo): Promise<number> {
  const port = parsePort(given);
  const { startSimulator } = await import('../../simulator/index.ts');
  const simulator = await startSimulator({ port }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '') throw error;
    throw new UsageError(`Port ${port} cannot be used (${code}). Choose another with --port, or leave it out.`);
  });
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

function parsePort(given: unknown): number {
  if (given === undefined) return 0;
  const text = String(given);
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new UsageError(`--port takes a number up to 65535, not '${text}'.`);
  }
  return Number(text);
}
