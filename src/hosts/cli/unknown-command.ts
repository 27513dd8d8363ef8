import type { OktaCommand } from '../../commands/define.ts';
import { nearestCommand } from '../../core/find-command.ts';
import { nearest } from '../../core/nearest.ts';
import { UsageError } from '../../errors.ts';
import { CLI_COMMANDS } from './cli-commands.ts';

/** There is no command of this name, neither of the CLI nor among these; it suggests the nearest. */
export function unknownCommand(name: string, commands: readonly OktaCommand[]): UsageError {
  const own = nearest(
    name,
    CLI_COMMANDS.map((known) => known.name),
  );
  const okta = nearestCommand(commands, name);
  const near = nearest(
    name,
    [own, okta].flatMap((candidate) => candidate ?? []),
  );
  return new UsageError(
    `There is no command '${name}'. ${near === undefined ? 'See okta-v2 help.' : `Did you mean ${near}?`}`,
  );
}
