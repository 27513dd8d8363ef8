import type { Clock } from '../clock.ts';
import type { ArgSpec } from '../core/argument.ts';
import { type Command, type CommandDefinition, type CommandSpec, type OutputSpec, toCommand } from '../core/command.ts';
import { toOutputs } from '../core/context-fields.ts';
import type { GivenArguments } from '../core/given-arguments.ts';
import type { RowsListener } from '../core/growing-table.ts';
import type { Outcome } from '../core/outcome.ts';
import type { OutputValues } from '../core/output-values.ts';
import type { ArgShape, ArgsOf } from '../core/parse-arguments.ts';
import { OktaApiError } from '../errors.ts';
import type { OktaClient } from '../okta/client.ts';
import type { Log } from '../okta/log.ts';
import type { Progress } from '../okta/pipeline/send.ts';
import type { OktaUser } from '../okta/types.ts';
import { DRY_RUN_ARGUMENT, type RequestPlan } from './shared/dry-run.ts';
import { mainArgumentOf } from './shared/main-argument.ts';
import type { PathName, Protection } from './shared/protection.ts';
import type { UserArguments } from './shared/user-target.ts';
import type { ContainmentWatch } from './users/containment/watch.ts';

/** What a handler works with. Handlers never print, never read the environment, and wait only through the clock. */
export interface CommandContext {
  readonly okta: OktaClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal | undefined;
  readonly progress: (event: Progress) => void;
  /** Takes the rows of growing tables as they come; see `createGrowingTable`. */
  readonly onRows: RowsListener;
  readonly rules: InstanceRules;
  /** The requests of a dry run; `isDryRun` says whether this is one. */
  readonly plan: RequestPlan;
  /** Changes are recorded and answered with `{}`, so nothing that follows from an answer to one can be known. */
  readonly isDryRun: boolean;
  /** Follows the steps of a containment, for a host that keeps a journal of them. */
  readonly watch?: ContainmentWatch | undefined;
  /** The user whom the command is about, where the instance's protection has read them already. */
  readonly known?: OktaUser | undefined;
}

/** What the instance's settings allow. */
export interface InstanceRules {
  readonly protection: Protection;
  /** Addresses, networks and ranges that are never blocked. */
  readonly protectedIps: readonly string[];
  readonly allowsPrivilegeChanges: boolean;
}

/** A command of this product. */
export interface OktaCommand<Name extends string = string, Args = unknown, Outputs = unknown>
  extends Command<CommandContext> {
  readonly name: Name;
  /** For the compiler alone, never there at run time: what programs give the command, and what it leaves in the context. */
  readonly '~types'?: { readonly args: Args; readonly outputs: Outputs };
  /**
   * The command refuses to act on the people whom the instance's settings protect. How its paths name the user of its
   * arguments `username` and `userId`, who is checked before the handler runs; or `by itself`: the handler checks.
   */
  readonly protects?: PathName | 'by itself';
  /** The part of Okta that the command works with, as a sentence names it, where some orgs lack it: `API tokens`. */
  readonly feature?: string;
}

type Refusals = Readonly<Record<string, string>>;

type Effect = CommandSpec['effect'];

type Definition<
  Shape extends ArgShape,
  Name extends string,
  Does extends Effect,
  Leaf extends OutputSpec,
> = CommandDefinition<CommandContext, Shape> &
  Pick<OktaCommand, 'protects' | 'feature'> & {
    readonly name: Name;
    readonly effect: Does;
    readonly outputs: readonly Leaf[];
    /**
     * Refuses what the arguments and their rules cannot refuse each on their own, before anything is asked of Okta.
     *
     * @throws {UsageError}
     */
    check?(args: ArgsOf<Shape>, rules: InstanceRules): void;
    /** What Okta's refusals of this command mean and what to do, by their error codes: a sentence for people. */
    readonly refusals?: Refusals;
    /** False: the rate limit of the last response does not go into the context. */
    readonly metadata?: false;
  };

/**
 * A command of this product. The definition names the rules that hold for it, and they are applied here: a command that
 * changes something has a dry run, one that protects people checks whom it is about, and every answer holds the rate limit
 * that Okta reported last.
 */
export function defineCommand<
  const Shape extends ArgShape,
  const Name extends string,
  const Does extends Effect,
  const Leaf extends OutputSpec,
>(
  definition: Definition<Shape, Name, Does, Leaf>,
): OktaCommand<Name, GivenArguments<WithDryRun<Shape, Does>>, OutputValues<Leaf | RateLimitOutput>> {
  const { metadata, protects, feature, check, stream, refusals, ...rest } = definition;
  const changes = definition.effect !== 'read';
  const args = changes ? { ...definition.args, dry_run: DRY_RUN_ARGUMENT } : definition.args;
  const command: Command<CommandContext> = toCommand<CommandContext, ArgShape>({
    ...rest,
    args,
    outputs: metadata === false ? definition.outputs : [...definition.outputs, ...METADATA_OUTPUTS],
    ...(stream && {
      stream: (given: ArgsOf<Shape>, context: CommandContext) => {
        check?.(given, context.rules);
        return stream(given, context);
      },
    }),
    async run(given, context) {
      check?.(given as ArgsOf<Shape>, context.rules);
      const isDryRun = given.dry_run === true;
      if (isDryRun) context.plan.switchOn();
      const known = await checkProtection(protects, given, context);
      // The schemas of these very arguments have read them.
      const work = () => definition.run(given as ArgsOf<Shape>, { ...context, isDryRun, known });
      const outcome = await explaining(refusals, work);
      const shown = isDryRun
        ? context.plan.toOutcome(outcome.failures)
        : withWayToMore(outcome, command.args.limit, given);
      return metadata === false ? shown : withRateLimit(shown, context.okta);
    },
  });
  const main = command.main ?? mainArgumentOf(command.args);
  return {
    ...command,
    name: definition.name,
    ...(main && { main }),
    ...(protects && { protects }),
    ...(feature && { feature }),
  };
}

type WithDryRun<Shape extends ArgShape, Does extends Effect> = 'read' extends Does
  ? Shape
  : Shape & { readonly dry_run: typeof DRY_RUN_ARGUMENT };

type RateLimitOutput = (typeof METADATA_OUTPUTS)[number];

const MORE_TIMES = 5;

/** Where the default limit has cut a list off, people are told a larger one; who gave a limit knows it. */
function withWayToMore(
  outcome: Outcome,
  limit: ArgSpec | undefined,
  given: Readonly<Record<string, unknown>>,
): Outcome {
  const { more, raw } = outcome;
  const isDefault = given.limit === undefined || String(given.limit) === limit?.default;
  if (more === undefined || limit === undefined || !isDefault || !Array.isArray(raw)) return outcome;
  const remedy = [`limit=${MORE_TIMES * raw.length}`, ...(more.remedy === undefined ? [] : [more.remedy])].join(' or ');
  return Object.assign({}, outcome, { more: { ...more, remedy } });
}

async function explaining<T>(refusals: Refusals | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const explanation = error instanceof OktaApiError ? refusals?.[error.errorCode ?? ''] : undefined;
    throw error instanceof OktaApiError && explanation !== undefined ? error.explained(explanation) : error;
  }
}

function checkProtection(
  protects: OktaCommand['protects'],
  args: Readonly<Record<string, unknown>>,
  { okta, rules }: CommandContext,
): Promise<OktaUser | undefined> | undefined {
  if (protects === undefined || protects === 'by itself') return undefined;
  return rules.protection.check(okta, toUserArguments(args), protects);
}

function toUserArguments({ userId, username }: Readonly<Record<string, unknown>>): UserArguments {
  return {
    ...(typeof userId === 'string' && { userId }),
    ...(typeof username === 'string' && { username }),
  };
}

/** The key replaces what the command before it left there. */
const METADATA_KEY = 'Okta.Metadata(true)';

const METADATA_OUTPUTS = toOutputs('Okta.Metadata', {
  'x-rate-limit-limit': { type: 'Number', description: 'The number of requests that Okta allows in a minute.' },
  'x-rate-limit-remaining': { type: 'Number', description: 'The number of requests that are left in this minute.' },
  'x-rate-limit-reset': { type: 'Number', description: 'When the next minute begins, in seconds since 1970.' },
} as const);

function withRateLimit(outcome: Outcome, { requester }: OktaClient): Outcome {
  if (outcome.isBareText || requester.rateLimit === undefined) return outcome;
  const context = Object.assign({}, outcome.context, { [METADATA_KEY]: requester.rateLimit });
  return Object.assign({}, outcome, { context });
}
