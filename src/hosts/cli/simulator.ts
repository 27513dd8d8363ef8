import { once } from 'node:events';
import { UsageError } from '../../errors.ts';
import { type CliIo, EXIT, write } from './io.ts';
import { createServiceApp, type ServiceApp } from './service-app.ts';

/** The flags of `okta-v2 simulator`. */
export interface SimulatorFlags {
  readonly port?: unknown;
  readonly users?: unknown;
  readonly logEvents?: unknown;
  readonly seed?: unknown;
  readonly oauth?: unknown;
}

/** More of them would take all memory, or minutes. */
const MOST = { port: 65_535, users: 200_000, 'log-events': 50_000_000, seed: 2 ** 31 };

/** `okta-v2 simulator`: the simulated org as a server of its own, until Ctrl-C. */
export async function runSimulator(flags: SimulatorFlags, io: CliIo): Promise<number> {
  const options = {
    port: parseNumber('port', flags.port),
    users: parseNumber('users', flags.users),
    logEvents: parseNumber('log-events', flags.logEvents),
    variation: parseNumber('seed', flags.seed),
  };
  const { KNOWN_SCOPES, startSimulator } = await import('../../simulator/index.ts');
  const app = flags.oauth === true ? await createServiceApp() : undefined;
  try {
    const oauthClients =
      app === undefined
        ? []
        : [{ clientId: app.clientId, keys: [app.publicKey], scopes: [...KNOWN_SCOPES], dpop: true }];
    const simulator = await startSimulator({ ...options, oauthClients }).catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code === '') throw error;
      throw new UsageError(
        `Port ${options.port} cannot be used (${code}). Choose another with --port, or leave it out.`,
      );
    });
    const { users, log } = simulator.org;
    const size = `${users.size.toLocaleString('en-US')} users and ${log.size.toLocaleString('en-US')} log events`;
    const lines = [
      `A simulated Okta org with ${size} runs at ${simulator.url} until Ctrl-C. In another terminal:`,
      '',
      `  export OKTA_CLIENT_ORGURL=${simulator.url} OKTA_CLIENT_TOKEN=${simulator.token}`,
      '  okta-v2 get-user jane.doe@acme.example',
      ...(app === undefined ? [] : toOAuthLines(simulator.url, app)),
      '',
      '',
    ];
    const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await write(io.stdout, lines.join('\n'));
    await stopped;
    await simulator.close();
    return EXIT.ok;
  } finally {
    app?.remove();
  }
}

function toOAuthLines(url: string, { clientId, keyFile }: ServiceApp): string[] {
  return [
    '',
    'Or with OAuth 2.0. Tokens are bound to a key (DPoP), as Okta requires of new apps. Client and key end with the simulator:',
    '',
    `  export OKTA_CLIENT_ORGURL=${url} OKTA_CLIENT_AUTHORIZATIONMODE=PrivateKey`,
    `  export OKTA_CLIENT_CLIENTID=${clientId} OKTA_CLIENT_PRIVATEKEY="$(cat ${keyFile})"`,
    '  okta-v2 auth check',
  ];
}

function parseNumber(flag: keyof typeof MOST, given: unknown): number {
  if (given === undefined) return 0;
  const text = String(given);
  if (!/^\d{1,10}$/.test(text) || Number(text) > MOST[flag]) {
    throw new UsageError(`--${flag} takes a number up to ${MOST[flag]}, not '${text}'.`);
  }
  return Number(text);
}
