import { UsageError } from '../errors.ts';
import type { CommandSpec } from './command.ts';
import { nearestCommand, toShortName } from './find-command.ts';

/** Commands by their names, each loaded when it is first needed. */
export type CommandLoaders<Known extends CommandSpec> = Readonly<Record<string, () => Promise<Known>>>;

/** The commands of a product. */
export interface Registry<Known extends CommandSpec> {
  /** The names of all of them, in the order in which help and documentation show them. */
  readonly names: readonly string[];
  /** By the whole name or the short one; undefined where no command has it. */
  find(name: string): Promise<Known | undefined>;
  /** The same. @throws {UsageError} for an unknown name; it suggests the nearest known one */
  load(name: string): Promise<Known>;
  /** In the order of `names`. */
  loadAll(): Promise<readonly Known[]>;
}

/**
 * @param own further commands, behind those of `loaders`
 * @throws {Error} if two commands have the same name
 */
export function createRegistry<Known extends CommandSpec>(
  loaders: CommandLoaders<Known>,
  own: readonly Known[] = [],
): Registry<Known> {
  const byName = new Map(Object.entries(loaders));
  for (const command of own) {
    if (byName.has(command.name)) throw new Error(`Two commands are named ${command.name}.`);
    byName.set(command.name, async () => command);
  }
  const names = [...byName.keys()];
  const loadAll = () => Promise.all([...byName.values()].map((load) => load()));

  const find = async (typed: string): Promise<Known | undefined> => {
    const exact = byName.get(typed);
    if (exact !== undefined) return exact();
    const name = names.find((known) => toShortName(known) === typed);
    const command = name === undefined ? undefined : await byName.get(name)?.();
    return command?.hidden ? undefined : command;
  };

  return {
    names,
    find,
    async load(name) {
      const command = await find(name);
      if (command !== undefined) return command;
      const near = nearestCommand(await loadAll(), name);
      const remedy = near === undefined ? '' : ` Did you mean ${near}?`;
      throw new UsageError(`Command ${name} is not implemented.${remedy}`, {
        code: 'unknown_command',
        summary: `There is no command '${name}'.${remedy || ' See help.'}`,
      });
    },
    loadAll,
  };
}
