import type { OktaCommand } from '../../commands/define.ts';
import { findCommand } from '../../core/find-command.ts';
import { CLI_COMMANDS } from './cli-commands.ts';

/**
 * The `okta-*` command that a word on a command line runs: its name, its short name, or a word of the CLI that stands for it.
 * The CLI's own commands come first: `test` asks Okta, whatever else may have that for its short name.
 */
export function findOktaCommand(word: string, commands: readonly OktaCommand[]): OktaCommand | undefined {
  const own = CLI_COMMANDS.find(({ name }) => name.split(' ')[0] === word);
  if (own === undefined) return findCommand(commands, word);
  return own.runs === undefined ? undefined : findCommand(commands, own.runs);
}
