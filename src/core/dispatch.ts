import { UsageError } from '../errors.ts';
import type { Command } from './command.ts';
import { type Entry, type Outcome, toEntry, toErrorEntry } from './entry.ts';
import { failedCommandText } from './error-text.ts';
import { nearest } from './nearest.ts';
import type { RawArguments } from './parse-arguments.ts';
import type { Registry } from './registry.ts';

export interface Call {
  readonly command: string;
  readonly args: RawArguments;
}

export interface DispatchOptions {
  /**
   * What to do with an argument that the command does not know. Cortex ignores it, and playbooks rely on that; where a
   * person types, refusing it is kinder. `ignore` is the default.
   */
  readonly unknownArguments?: 'ignore' | 'refuse';
}

/** How a command ended: with its outcome, or with the error and the text that people see. */
export type Result =
  | { readonly ok: true; readonly outcome: Outcome; readonly entry: Entry }
  | { readonly ok: false; readonly error: unknown; readonly message: string; readonly entry: Entry };

/**
 * Finds the command, validates its arguments, connects and runs it. Nothing is thrown: this is the one place where a
 * command's errors are caught.
 *
 * @param connect makes what commands work with; called only once the arguments are good, so that a bad command asks
 *   nothing of anyone
 */
export async function dispatch<Deps>(
  registry: Registry<Deps>,
  call: Call,
  connect: () => Deps | Promise<Deps>,
  options: DispatchOptions = {},
): Promise<Result> {
  try {
    const command = registry.find(call.command);
    if (options.unknownArguments === 'refuse') refuseUnknownArguments(command, call.args);
    const prepared = command.prepare(call.args);
    const outcome = await prepared.run(await connect());
    return { ok: true, outcome, entry: toEntry(outcome) };
  } catch (error) {
    const message = failedCommandText(call.command, error);
    return { ok: false, error, message, entry: toErrorEntry(message) };
  }
}

/** @throws {UsageError} naming each argument that the command does not have, and the one it may be meant for */
export function refuseUnknownArguments<Deps>(command: Command<Deps>, args: RawArguments): void {
  const known = Object.keys(command.args);
  const complaints = Object.keys(args)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearest(name, known);
      const remedy = near !== undefined ? `Did you mean '${near}'?` : `It takes ${known.join(', ') || 'no arguments'}.`;
      return `Unknown argument '${name}'. ${remedy}`;
    });
  if (complaints.length > 0) throw new UsageError(complaints.join(' '), { code: 'invalid_arguments' });
}
