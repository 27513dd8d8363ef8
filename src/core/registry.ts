import { UsageError } from '../errors.ts';
import type { Command } from './command.ts';
import { findCommand, nearestCommand } from './find-command.ts';

/** The commands of a product, in the order in which help and documentation show them. */
export interface Registry<Deps> {
  readonly commands: readonly Command<Deps>[];
  /** By the whole name or the short one. @throws {UsageError} for an unknown name; it suggests the nearest known one */
  find(name: string): Command<Deps>;
}

/** @throws {Error} if two commands have the same name, or one has two arguments that may go unnamed */
export function createRegistry<Deps>(commands: readonly Command<Deps>[]): Registry<Deps> {
  const byName = new Map<string, Command<Deps>>();
  for (const command of commands) {
    if (byName.has(command.name)) throw new Error(`Two commands are named ${command.name}.`);
    if (Object.values(command.args).filter((spec) => spec.unnamed).length > 1) {
      throw new Error(`${command.name} has more than one unnamed argument.`);
    }
    byName.set(command.name, command);
  }
  return {
    commands,
    find(name) {
      const command = byName.get(name) ?? findCommand(commands, name);
      if (command) return command;
      const near = nearestCommand(commands, name);
      const remedy = near === undefined ? '' : ` Did you mean ${near}?`;
      throw new UsageError(`Command ${name} is not implemented.${remedy}`, {
        code: 'unknown_command',
        summary: `There is no command '${name}'.${remedy || ' help lists them.'}`,
      });
    },
  };
}
