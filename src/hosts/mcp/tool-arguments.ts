import type { OktaCommand } from '../../commands/define.ts';
import { refuseUnknownArguments } from '../../core/dispatch.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { UsageError } from '../../errors.ts';
import { parseTruth } from '../../json-values.ts';
import { argumentsOf, LIMITS } from './tool-schema.ts';

/** What a model has asked of a tool. */
export interface ToolCall {
  readonly command: OktaCommand;
  /** For the command; its `limit` is always one that fits into memory. */
  readonly args: RawArguments;
  readonly cursor?: string;
  readonly savesFile: boolean;
  readonly isDryRun: boolean;
}

/**
 * Takes the host's arguments from those of the command.
 *
 * @throws {UsageError} for an argument that the tool does not have, also where the command has it, and for a limit that
 *   is none
 */
export function readToolCall(command: OktaCommand, raw: RawArguments): ToolCall {
  const { cursor, save_to_file, ...given } = raw;
  const own = argumentsOf(command);
  const known = Object.fromEntries(Object.entries(command.args).filter(([name]) => own.includes(name)));
  refuseUnknownArguments({ ...command, args: known }, given);
  const isListing = own.includes('limit');
  return {
    command,
    args: isListing ? { ...given, limit: parseLimit(given.limit) } : given,
    ...(typeof cursor === 'string' && cursor !== '' && { cursor }),
    savesFile: parseTruth(save_to_file) === true,
    isDryRun: command.effect !== 'read' && parseTruth(given.dry_run) === true,
  };
}

function parseLimit(given: unknown): number {
  if (given === undefined || given === null || given === '') return LIMITS.default;
  const limit = Number(given);
  if (Number.isInteger(limit) && limit >= 1 && limit <= LIMITS.most) return limit;
  throw new UsageError(`Argument 'limit' must be a whole number from 1 to ${LIMITS.most}.`, {
    code: 'invalid_arguments',
  });
}
