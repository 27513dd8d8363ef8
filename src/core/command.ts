import type { ArgSpec } from './argument.ts';
import type { Outcome } from './outcome.ts';
import {
  type ArgRule,
  type ArgShape,
  type ArgsOf,
  createArgumentParser,
  type RawArguments,
} from './parse-arguments.ts';

/** A context path that a command fills, as the documentation lists it. */
export interface OutputSpec<Path extends string = string, Type extends OutputType = OutputType> {
  readonly path: Path;
  readonly type: Type;
  readonly description: string;
}

export type OutputType = 'String' | 'Number' | 'Boolean' | 'Date' | 'Unknown';

/** What there is to know about a command without running it; plain data for help, `integration.yml` and completion. */
export interface CommandSpec {
  readonly name: string;
  readonly description: string;
  /** `destructive`: it takes something away, most often for good; a terminal asks before. */
  readonly effect: 'read' | 'write' | 'destructive';
  /** The command that undoes a destructive one, where there is one after all. */
  readonly undoneBy?: string;
  /** Whether a person is asked each time, and not only where the command would run for several. */
  readonly asksAlways: boolean;
  /** Cortex's "potentially harmful" mark, as the original sets it. */
  readonly harmful: boolean;
  /** Whether running it once more changes nothing further. */
  readonly idempotent: boolean;
  /** Cortex's compliant policies that the command belongs to. */
  readonly policies: readonly string[];
  /** OAuth scopes without which Okta refuses it. */
  readonly scopes: readonly string[];
  /** OAuth scopes without which it does less than it could. */
  readonly optionalScopes: readonly string[];
  readonly args: Readonly<Record<string, ArgSpec>>;
  /**
   * The argument that a value without a name is for where a person types. In Cortex only the one that is marked `unnamed`
   * may go without its name, and commands of the original often have none.
   */
  readonly main?: string;
  readonly rules: readonly ArgRule[];
  readonly outputs: readonly OutputSpec[];
  /** What a person should know beside the description, which Cortex's form shows too. */
  readonly notes: readonly string[];
  /** Complete war-room lines. */
  readonly examples: readonly string[];
  /** Not listed in help, completion or `integration.yml`: the Test button's command. */
  readonly hidden: boolean;
  /** Whether it can give its rows page by page (`PreparedCommand.stream`). */
  readonly streams: boolean;
}

/** Values that a command would replace by others, such as the addresses of a zone. */
export interface Replacement {
  /** For people, such as `gateways of the zone 'Office'`. */
  readonly what: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A command whose arguments are valid. */
export interface PreparedCommand<Deps> {
  run(deps: Deps): Promise<Outcome>;
  /** The raw rows of a list, page by page, without keeping them; only on commands that list something. */
  readonly stream?: (deps: Deps) => AsyncIterable<readonly unknown[]>;
  /** Reads what the command would replace, so that a person can be asked first; only on commands that replace values. */
  readonly replacements?: (deps: Deps) => Promise<readonly Replacement[]>;
}

/** `Deps` is what the product hands to its commands; the kernel passes it through. */
export interface Command<Deps> extends CommandSpec {
  /** Validates the arguments. @throws {UsageError} naming every wrong argument and how to correct it */
  prepare(raw: RawArguments): PreparedCommand<Deps>;
}

export interface CommandDefinition<Deps, Shape extends ArgShape> {
  readonly name: string;
  readonly description: string;
  readonly effect: CommandSpec['effect'];
  readonly undoneBy?: string;
  readonly harmful?: boolean;
  /** False: each run makes, sends or asks for something anew. */
  readonly idempotent?: false;
  /** Default: whether the effect is `destructive`. */
  readonly asksAlways?: true;
  readonly policies?: readonly string[];
  readonly scopes: readonly string[];
  readonly optionalScopes?: readonly string[];
  readonly args: Shape;
  readonly rules?: readonly ArgRule<Extract<keyof Shape, string>>[];
  readonly outputs: readonly OutputSpec[];
  readonly notes?: readonly string[];
  readonly examples: readonly string[];
  readonly hidden?: boolean;
  run(args: ArgsOf<Shape>, deps: Deps): Promise<Outcome>;
  stream?(args: ArgsOf<Shape>, deps: Deps): AsyncIterable<readonly unknown[]>;
  replacements?(args: ArgsOf<Shape>, deps: Deps): Promise<readonly Replacement[]>;
}

/** Turns a definition, in which the handler knows the types of its arguments, into a command that a registry can hold. */
export function toCommand<Deps, Shape extends ArgShape>(definition: CommandDefinition<Deps, Shape>): Command<Deps> {
  const { run, stream, replacements, args: shape, ...rest } = definition;
  const rules = definition.rules ?? [];
  const args = Object.fromEntries(Object.entries(shape).map(([name, { spec }]) => [name, spec]));
  const main = Object.keys(args).find((name) => args[name]?.unnamed);
  const parse = createArgumentParser(shape, rules);
  return {
    ...rest,
    harmful: definition.harmful ?? false,
    idempotent: definition.idempotent ?? true,
    asksAlways: definition.asksAlways ?? definition.effect === 'destructive',
    policies: definition.policies ?? [],
    optionalScopes: definition.optionalScopes ?? [],
    hidden: definition.hidden ?? false,
    notes: definition.notes ?? [],
    streams: stream !== undefined,
    rules,
    args,
    ...(main !== undefined && { main }),
    prepare(raw) {
      const args = parse(raw);
      return {
        run: (deps) => run(args, deps),
        ...(stream && { stream: (deps: Deps) => stream(args, deps) }),
        ...(replacements && { replacements: (deps: Deps) => replacements(args, deps) }),
      };
    },
  };
}
