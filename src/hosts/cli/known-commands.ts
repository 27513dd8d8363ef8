import type { CommandContext, OktaCommand } from '../../commands/define.ts';
import { COMMANDS, REGISTRY } from '../../commands/index.ts';
import { createRegistry, type Registry } from '../../core/registry.ts';
import type { CliIo } from './io.ts';

/** The commands of this run: the built-in ones, and behind them those of `--commands`. */
export function commandsOf({ ownCommands = [] }: Pick<CliIo, 'ownCommands'>): readonly OktaCommand[] {
  return [...COMMANDS, ...ownCommands];
}

/** The same, to be found by name. */
export function registryOf(io: Pick<CliIo, 'ownCommands'>): Registry<CommandContext> {
  return io.ownCommands === undefined ? REGISTRY : createRegistry<CommandContext>(commandsOf(io));
}
