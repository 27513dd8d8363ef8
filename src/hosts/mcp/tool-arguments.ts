import type { OktaCommand } from '../../commands/define.ts';
import { refuseUnknownArguments } from '../../core/dispatch.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { UsageError } from '../../errors.ts';
import { isDeeperThan, parseTruth } from '../../json-values.ts';
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
 * @throws {UsageError} for an argument that the tool does not have, also where the command has it, and for one of the
 *   host's that it cannot read
 */
export function readToolCall(command: OktaCommand, raw: RawArguments): ToolCall {
  const { cursor: givenCursor, save_to_file, ...given } = raw;
  const cursor = parseCursor(givenCursor);
  const own = argumentsOf(command);
  const known = Object.fromEntries(Object.entries(command.args).filter(([name]) => own.includes(name)));
  refuseUnknownArguments({ ...command, args: known }, given);
  refuseDeep(given);
  const isListing = own.includes('limit');
  return {
    command,
    args: isListing ? { ...given, limit: parseLimit(given.limit) } : given,
    ...(cursor !== undefined && { cursor }),
    savesFile: parseSaving(save_to_file, command),
    isDryRun: command.effect !== 'read' && parseTruth(given.dry_run) === true,
  };
}

const isAbsent = (given: unknown): boolean => given === undefined || given === null || given === '';

function parseLimit(given: unknown): number {
  if (isAbsent(given)) return LIMITS.default;
  const limit = typeof given === 'string' && /^\d+$/.test(given.trim()) ? Number(given) : given;
  if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 1 && limit <= LIMITS.most) return limit;
  throw wrong('limit', `must be a whole number from 1 to ${LIMITS.most}`);
}

function parseCursor(given: unknown): string | undefined {
  if (isAbsent(given)) return undefined;
  if (typeof given === 'string') return given;
  throw wrong('cursor', 'must be the text that an answer gave as its cursor');
}

function parseSaving(given: unknown, { name, effect }: OktaCommand): boolean {
  const saves = isAbsent(given) ? false : parseTruth(given);
  if (saves === undefined) throw wrong('save_to_file', 'must be true or false');
  if (saves && effect !== 'read') throw wrong('save_to_file', `is not for ${name}, which changes something`);
  return saves;
}

/** No argument of a command is nested deeper; what walks through one would overflow the stack. */
const DEEPEST = 20;

function refuseDeep(args: RawArguments): void {
  for (const [name, value] of Object.entries(args)) {
    const isDeep = typeof value === 'object' && value !== null && isDeeperThan(value, DEEPEST);
    if (isDeep) throw wrong(name, `is nested more than ${DEEPEST} levels deep`);
  }
}

function wrong(argument: string, complaint: string): UsageError {
  return new UsageError(`Argument '${argument}' ${complaint}.`, { code: 'invalid_arguments' });
}
