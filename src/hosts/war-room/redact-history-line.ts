import type { CommandSpec } from '../../core/command.ts';
import { redactLine } from '../../war-room-language/line.ts';
import { unnamedArgumentOf } from './session.ts';

/**
 * The line as the history may keep it. Lines that have nothing to do with a secret stay as they are, mistakes included,
 * so that they can be recalled and mended; from the others the secret values are taken out, and a line in which it is
 * not certain where those are is not kept at all.
 */
export function redactHistoryLine(line: string, commands: readonly CommandSpec[]): string | undefined {
  const secretsOf = ({ args }: CommandSpec) => Object.keys(args).filter((name) => args[name]?.secret);
  const typedName = /^\s*!?([\w-]+)/.exec(line)?.[1];
  const command = commands.find(({ name }) => name === typedName);
  // The name of the command may be the mistake: then every argument counts that is a secret anywhere.
  const secrets = command ? secretsOf(command) : commands.flatMap(secretsOf);
  if (!secrets.some((name) => line.toLowerCase().includes(name.toLowerCase()))) return line;
  return redactLine(line, {
    isSecret: (_, argument) => secrets.some((name) => name.toLowerCase() === argument.toLowerCase()),
    defaultArgumentOf: () => command && unnamedArgumentOf(command),
  });
}
