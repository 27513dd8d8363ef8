import type { OktaCommand } from '../../commands/define.ts';
import type { Registry } from '../../core/registry.ts';
import { CLI_COMMANDS } from './cli-commands.ts';

/** The `okta-*` command that a word on a command line runs: its name, its short name, or a word of the CLI for it. */
export async function findOktaCommand(word: string, registry: Registry<OktaCommand>): Promise<OktaCommand | undefined> {
  const name = toOktaName(word);
  return name === undefined ? undefined : registry.find(name);
}

/**
 * The name, whole or short, of the `okta-*` command that a word may run; undefined for the CLI's own commands. Those come
 * first: `test` asks Okta, whatever else may have that for its short name.
 */
export function toOktaName(word: string): string | undefined {
  const own = CLI_COMMANDS.find(({ name }) => name.split(' ')[0] === word);
  return own === undefined ? word : own.runs;
}
