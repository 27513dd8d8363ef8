import type { CommandSpec } from '../../../core/command.ts';
import { findCommand } from '../../../core/find-command.ts';
import type { CliCommand, OperandKind } from '../cli-command.ts';
import { CLI_COMMANDS } from '../cli-commands.ts';
import { toOktaName } from '../find-okta-command.ts';
import { type FlagSpec, flagsFor, GLOBAL_FLAGS } from '../global-flags.ts';

/** A command as a shell completes it. */
export interface Completable {
  /** Its own flags. */
  readonly own: readonly FlagSpec[];
  /** Its own, then those of all commands that it honours. */
  readonly flags: readonly FlagSpec[];
  /** What may follow it without a flag. */
  readonly operand: OperandKind | undefined;
  readonly operandValues: readonly string[];
  /** The second words of commands that begin with the same one: `list` of `instances list`. */
  readonly second: readonly CliCommand[];
}

/** What may follow the first two operands of a line; undefined where the first one is no command. */
export function toCompletable(
  first: string,
  second: string | undefined,
  commands: readonly CommandSpec[],
): Completable | undefined {
  const own = CLI_COMMANDS.filter(({ name }) => name.split(' ')[0] === first);
  const okta = findCommand(commands, toOktaName(first) ?? '');
  if (okta !== undefined)
    return { ...NOTHING, own: toFlags(okta.args), flags: [...toFlags(okta.args), ...GLOBAL_FLAGS] };
  const chosen = own.find(({ name }) => name === `${first} ${second}`) ?? own.find(({ name }) => name === first);
  if (chosen === undefined) return own.length === 0 ? undefined : { ...NOTHING, flags: flagsFor([]), second: own };
  return {
    own: chosen.options,
    flags: [...chosen.options, ...flagsFor(chosen.honours)],
    operand: chosen.operandKind,
    operandValues: chosen.operandValues ?? [],
    second: [],
  };
}

const NOTHING = { own: [], flags: [], operand: undefined, operandValues: [], second: [] } as const;

/** A secret on a command line is refused, so it is not offered. */
function toFlags(args: CommandSpec['args']): FlagSpec[] {
  return Object.entries(args)
    .filter(([, { secret }]) => !secret)
    .map(([flag, { kind, description, predefined }]) => ({
      flag,
      takesValue: kind !== 'boolean',
      description,
      ...(predefined !== undefined && { values: predefined }),
    }));
}
