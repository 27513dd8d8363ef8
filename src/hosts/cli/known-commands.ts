import type { OktaCommand } from '../../commands/define.ts';
import { COMMANDS, REGISTRY } from '../../commands/index.ts';
import { createRegistry, type Registry } from '../../core/registry.ts';
import type { CliIo } from './io.ts';

/** The commands of this run: the built-in ones, and behind them those of `--commands`. */
export function registryOf({ ownCommands }: Pick<CliIo, 'ownCommands'>): Registry<OktaCommand> {
  return ownCommands === undefined ? REGISTRY : createRegistry<OktaCommand>(COMMANDS, ownCommands);
}
