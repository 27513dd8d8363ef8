import type { OktaCommand } from './define.ts';
import type { COMMANDS } from './index.ts';

/** What each of several commands takes and leaves in the context, by its name. */
export type CommandTypes<Command extends OktaCommand> = {
  readonly [Each in Command as string extends Each['name'] ? never : Each['name']]: NonNullable<Each['~types']>;
};

/** A command that every integration has. */
export type BuiltInCommand = Awaited<ReturnType<(typeof COMMANDS)[keyof typeof COMMANDS]>>;

/** What a program hands to a command of these types behind its name; what the command does not require may be left out. */
export type CallOf<Types, Options> = Types extends { readonly args: infer Args }
  ? Record<string, never> extends Args
    ? [args?: Args, options?: Options]
    : [args: Args, options?: Options]
  : never;

/** What a command of these types leaves in the context, by path. */
export type OutputsOf<Types> = Types extends { readonly outputs: infer Outputs } ? Outputs : never;
