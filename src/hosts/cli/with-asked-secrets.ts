import type { CliIo } from './io.ts';
import type { Call } from './read-call.ts';

/** The call with the secrets that a person at the terminal is asked for. @throws {UsageError} where they give none */
export async function withAskedSecrets(call: Call, io: CliIo): Promise<Call> {
  const { command, args } = call;
  if (!Object.values(command.args).some(({ secret }) => secret)) return call;
  const { askForSecrets } = await import('../war-room/ask-for-secrets.ts');
  const isPerson = io.stdin.isTTY === true && io.stderr.isTTY === true;
  const asker = isPerson ? (await import('./ask.ts')).createAsker(io) : undefined;
  try {
    const ask = asker && ((name: string) => asker.secret(name, { isExact: true }));
    const [asked = args] = await askForSecrets(command, [args], ask);
    return { ...call, args: asked };
  } finally {
    asker?.close();
  }
}
