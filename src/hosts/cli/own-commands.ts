import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { OktaCommand } from '../../commands/define.ts';
import { REGISTRY } from '../../commands/index.ts';
import { ConfigurationError } from '../../errors.ts';
import * as library from '../../index.ts';
import { isPlainObject } from '../../json-values.ts';
import { CLI_COMMANDS } from './cli-commands.ts';
import { refuseIfOthersReplace } from './file-permissions.ts';

/**
 * The commands of a person's own module (`--commands ./mine.mjs`). It exports a function by default that takes the library
 * and gives one command or several; the library is handed over, so that there is only one copy of it, whose errors are
 * known everywhere.
 *
 * @throws {ConfigurationError} if the module is open to others, cannot be loaded, or gives something else than commands
 */
export async function loadOwnCommands(path: string): Promise<readonly OktaCommand[]> {
  const file = resolve(path);
  const factory = load(file);
  if (!isFactory(factory)) {
    throw new ConfigurationError(
      `${path} has to export a function by default: export default ({ defineCommand, … }) => [defineCommand(…)].`,
    );
  }
  const made = await make(factory, path);
  const commands = Array.isArray(made) ? made : [made];
  return commands.map((command: unknown, index) => checkCommand(command, commands.slice(0, index), path));
}

type Factory = (given: typeof library) => unknown;

const isFactory = (value: unknown): value is Factory => typeof value === 'function';

async function make(factory: Factory, path: string): Promise<unknown> {
  try {
    return await factory(library);
  } catch (error) {
    throw new ConfigurationError(`${path} cannot make its commands: ${reasonOf(error)}`, { cause: error });
  }
}

function load(file: string): unknown {
  try {
    refuseIfOthersReplace(file, 'run what they like with your credential');
    // Reading a FIFO would wait for somebody at its other end; what is in a folder has not been looked at.
    if (!statSync(file).isFile()) throw new ConfigurationError(`${file} is not a regular file.`);
    // Not `import()`: in the bundle, which is a script, that would be this very function.
    const loaded: unknown = createRequire(file)(file);
    return isPlainObject(loaded) ? loaded.default : loaded;
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(`${file} cannot be loaded: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'ERR_REQUIRE_ASYNC_MODULE') return 'it has an await outside of its functions.';
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `${text.replace(/\.$/, '')}.`;
}

/** Two words at least, so that no name can be that of a command of the CLI. */
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

function checkCommand(value: unknown, before: readonly unknown[], path: string): OktaCommand {
  if (!isCommand(value)) {
    throw new ConfigurationError(`${path} gives something that is not a command. Make commands with defineCommand.`);
  }
  const { name } = value;
  if (!NAME.test(name) || CLI_COMMANDS.some((known) => known.name === name)) {
    throw new ConfigurationError(`${path} names a command '${name}'. Give it a name like acme-count-users.`);
  }
  const isTaken = REGISTRY.names.includes(name) || before.some((one) => isCommand(one) && one.name === name);
  if (isTaken) throw new ConfigurationError(`${path} names a command ${name}, and there is one of this name already.`);
  return value;
}

function isCommand(value: unknown): value is OktaCommand {
  return isPlainObject(value) && typeof value.name === 'string' && typeof value.prepare === 'function';
}
