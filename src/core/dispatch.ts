import { UsageError } from '../errors.ts';
import type { Command } from './command.ts';
import { nearest } from './nearest.ts';
import type { Outcome } from './outcome.ts';
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

/** How a command ended: well, `partial` where some of several things failed, or with an error. */
export type Dispatched =
  | { readonly ok: true; readonly outcome: Outcome }
  | { readonly ok: 'partial'; readonly outcome: Outcome }
  | { readonly ok: false; readonly error: unknown };

/**
 * Finds the command, validates its arguments, connects and runs it. Never throws: this is the one place where a
 * command's errors are caught.
 *
 * @param connect makes what commands work with; called only once the arguments are valid, so that a bad command sends
 *   no request
 */
export async function dispatch<Deps>(
  registry: Registry<Command<Deps>>,
  call: Call,
  connect: (command: Command<Deps>) => Deps | Promise<Deps>,
  options: DispatchOptions = {},
): Promise<Dispatched> {
  try {
    const command = await registry.load(call.command);
    if (options.unknownArguments === 'refuse') refuseUnknownArguments(command, call.args);
    const prepared = command.prepare(call.args);
    const outcome = await prepared.run(await connect(command));
    const hasFailures = outcome.failures !== undefined && outcome.failures.length > 0;
    return { ok: hasFailures ? 'partial' : true, outcome };
  } catch (error) {
    return { ok: false, error };
  }
}

/** The names of arguments that a command does not have. */
export function unknownArguments<Deps>(command: Command<Deps>, args: RawArguments): readonly string[] {
  return Object.keys(args).filter((name) => !Object.hasOwn(command.args, name));
}

/** @throws {UsageError} naming each argument that the command does not have, and the one it may be meant for */
export function refuseUnknownArguments<Deps>(command: Command<Deps>, args: RawArguments): void {
  const known = Object.keys(command.args);
  const complaints = unknownArguments(command, args).map((name) => {
    const near = nearest(name, known);
    const remedy = near !== undefined ? `Did you mean '${near}'?` : `It takes ${known.join(', ') || 'no arguments'}.`;
    return `Unknown argument '${name}'. ${remedy}`;
  });
  if (complaints.length > 0) throw new UsageError(complaints.join(' '), { code: 'invalid_arguments' });
}
