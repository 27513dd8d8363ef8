import { setMaxListeners } from 'node:events';
import { type Clock, systemClock } from './clock.ts';
import { type AuthenticationReport, checkAuthentication } from './commands/check-authentication.ts';
import type { BuiltInCommand, CallOf, CommandTypes, OutputsOf } from './commands/command-types.ts';
import type { CommandContext, InstanceRules, OktaCommand } from './commands/define.ts';
import { COMMANDS, REGISTRY } from './commands/index.ts';
import { RequestPlan } from './commands/shared/dry-run.ts';
import { Protection } from './commands/shared/protection.ts';
import type { ContainmentWatch } from './commands/users/containment/watch.ts';
import { type Environment, readAuthorities, readProxies } from './config/network.ts';
import { parseSettings, type RawParameters, type Settings } from './config/settings.ts';
import type { OutputSpec, Replacement } from './core/command.ts';
import { type DispatchOptions, dispatch, refuseUnknownArguments, unknownArguments } from './core/dispatch.ts';
import type { RowsListener } from './core/growing-table.ts';
import type { RawArguments } from './core/parse-arguments.ts';
import { createRegistry, type Registry } from './core/registry.ts';
import { type Result, toResult } from './cortex-text/result.ts';
import { TableWriter } from './cortex-text/table-writer.ts';
import { CANCELLED, TransportError, UsageError } from './errors.ts';
import type { ContextStore } from './okta/auth/context-store.ts';
import type { Connection, ConnectionOptions, OktaClient } from './okta/client.ts';
import type { TransportPool } from './okta/http/transport-pool.ts';
import type { Log } from './okta/log.ts';
import type { Progress, RunContext, SentChange } from './okta/pipeline/send.ts';
import { createWaitBudget } from './okta/pipeline/wait-budget.ts';

export interface IntegrationOptions<Own extends readonly OktaCommand[] = readonly OktaCommand[]> {
  /** The instance's parameters by name, as in Cortex: `url`, `credentials`, `use_oauth`, … */
  readonly params: RawParameters;
  /**
   * The environment of the process, for what the machine says about its network: `HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY`
   * (used where the parameter `proxy` is on), `SSL_CERT_FILE`, `REQUESTS_CA_BUNDLE`, `NODE_EXTRA_CA_CERTS`. Default: empty.
   */
  readonly environment?: Environment;
  readonly clock?: Clock;
  readonly log?: Log;
  /** Commands of your own, made with `defineCommand`, beside the built-in ones. */
  readonly commands?: Own;
  /** What an argument does that a command does not have; default `refuse`. Cortex ignores it, and playbooks rely on that. */
  readonly unknownArguments?: NonNullable<DispatchOptions['unknownArguments']>;
  /**
   * How long one command may wait in all for rate limits and between tries, in milliseconds; what would take longer ends
   * in an error that says when to try again. Default: 4 minutes, which fits Cortex's command timeout.
   */
  readonly budgetMs?: number;
  /** From 0 to below 1, for the jitter of waits; default: Math.random. */
  readonly random?: () => number;
  /** Where OAuth tokens are kept between commands (Cortex's integration context); default: memory. */
  readonly integrationContext?: ContextStore;
  /** Connections that outlive this integration, for a host that makes one for each command; default: its own. */
  readonly transports?: TransportPool;
}

export interface RunOptions {
  /** Aborting it ends the command at once, waits included. */
  readonly signal?: AbortSignal;
  /**
   * Aborting it ends waits for rate limits: what would have to wait for one is not sent, and fails as cancelled. What is
   * under way comes to its end.
   */
  readonly endWaits?: AbortSignal;
  readonly progress?: (event: Progress) => void;
  /** Told of each request that changes something, once it has been answered or has failed. */
  readonly onChange?: (change: SentChange) => void;
  /** How long this command may wait in all, in milliseconds; default: that of the instance. */
  readonly budgetMs?: number;
  /**
   * Sets the argument `dry_run` of a command that changes something: the result then lists the requests that would be
   * sent, in its context under `Okta.DryRun(true)`. Commands that only read run as ever.
   */
  readonly dryRun?: boolean;
  /** Follows the steps of `okta-contain-user`, so that a run that ended too early can go on later. */
  readonly watch?: ContainmentWatch;
}

/**
 * One configured instance of the integration.
 *
 * @typeParam Commands what each command takes and leaves, by its name; `createIntegration` infers it
 */
export interface Integration<Commands = CommandTypes<BuiltInCommand>> {
  readonly registry: Registry<OktaCommand>;
  /**
   * Runs a command. Never throws: a failure is a result with `ok: false` and an error entry; where some of several things
   * failed, `ok` is `partial`. Arguments and the result's `values` have the types that the command's definition gives them.
   */
  run<Name extends keyof Commands & string>(
    command: Name,
    ...call: CallOf<Commands[Name], RunOptions>
  ): Promise<Result<OutputsOf<Commands[Name]>>>;
  /** The same for a name that is known only when the program runs; its arguments are checked then. */
  run<Name extends string>(
    command: string extends Name ? Name : never,
    args?: RawArguments,
    options?: RunOptions,
  ): Promise<Result>;
  /**
   * The raw rows of a command that lists something, page by page, as they come; nothing is kept, so that memory does not
   * grow with the rows. Throws what goes wrong, as an `IntegrationError`.
   */
  stream(command: string, args?: RawArguments, options?: RunOptions): AsyncIterable<readonly unknown[]>;
  /**
   * What a command would replace by other values, such as the addresses of a zone; only reads. Throws what goes wrong, as
   * an `IntegrationError`.
   */
  replacements(command: string, args?: RawArguments, options?: RunOptions): Promise<readonly Replacement[]>;
  /** Asks Okta who the credential belongs to and what it may do. Throws what goes wrong, as an `IntegrationError`. */
  checkAuthentication(options?: RunOptions): Promise<AuthenticationReport>;
  /** Closes the connections to Okta. A command that is under way fails; a later one connects again. */
  close(): Promise<void>;
}

/**
 * An instance of the integration. Its parameters are checked when the first command runs, so that a wrong one
 * becomes that command's error.
 */
export function createIntegration<const Own extends readonly OktaCommand[] = []>(
  given: IntegrationOptions<Own>,
): Integration<CommandTypes<BuiltInCommand | Own[number]>> {
  const options = { unknownArguments: 'refuse' as const, ...given };
  const { clock = systemClock, log = () => {}, commands } = options;
  const registry = commands === undefined ? REGISTRY : createRegistry<OktaCommand>(COMMANDS, commands);
  const org = new OrgConnection(options, clock, log);

  const connect = async (
    command: OktaCommand,
    run: RunContext,
    onRows: RowsListener,
    watch?: ContainmentWatch,
  ): Promise<CommandContext> => {
    const plan = new RequestPlan();
    const { scopes: needs, optionalScopes: wishes, feature } = command;
    const scope = Object.assign({}, run, { needs, wishes, feature, dryRun: plan });
    const { okta } = await org.openClient(scope);
    const { signal, progress } = run;
    return { okta, clock, log, signal, progress, onRows, rules: toRules(org.settings), plan, isDryRun: false, watch };
  };

  const prepare = async (command: string, args: RawArguments) => {
    const found = await registry.load(command);
    if (options.unknownArguments === 'refuse') refuseUnknownArguments(found, args);
    noteUnknown(found, args, options);
    return { found, prepared: found.prepare(args) };
  };

  const run = (command: string, args: RawArguments = {}, runOptions: RunOptions = {}): Promise<Result> =>
    inRunContext(runOptions, clock, async (run) => {
      const writer = new TableWriter();
      let outputs: readonly OutputSpec[] = [];
      const dispatched = await dispatch(
        registry,
        { command, args: runOptions.dryRun ? await withDryRun(registry, command, args) : args },
        (found) => {
          ({ outputs } = found);
          noteUnknown(found, args, options);
          return connect(found, run, writer.add, runOptions.watch);
        },
        options,
      );
      return toResult(command, dispatched, { writer, outputs });
    });

  return {
    registry,
    // The definition that has the name has these types, which the compiler cannot see.
    run: run as Integration<CommandTypes<BuiltInCommand | Own[number]>>['run'],
    async *stream(command, args = {}, runOptions = {}) {
      const { found, prepared } = await prepare(command, args);
      const { stream } = prepared;
      if (stream === undefined) throw new UsageError(`${command} has no rows to stream.`, { code: 'not_a_list' });
      const { run, release } = toRunContext(runOptions, clock);
      try {
        yield* stream(await connect(found, run, () => {}));
      } finally {
        release();
      }
    },
    async replacements(command, args = {}, runOptions = {}) {
      const { found, prepared } = await prepare(command, args);
      const { replacements } = prepared;
      if (replacements === undefined) return [];
      return inRunContext(runOptions, clock, async (run) => replacements(await connect(found, run, () => {})));
    },
    checkAuthentication: (runOptions = {}) =>
      inRunContext(runOptions, clock, async (run) => {
        const [{ connection, okta }, known] = await Promise.all([org.openClient(run), registry.loadAll()]);
        const needs = [...new Set(known.flatMap(({ scopes }) => scopes))];
        return checkAuthentication(connection, okta, known, { ...run, needs });
      }),
    close: () => org.close(),
  };
}

/** The connection of an instance, opened for the first command that needs it, and its settings, checked then. */
class OrgConnection {
  readonly #options: IntegrationOptions;
  readonly #clock: Clock;
  readonly #log: Log;
  #connection: Promise<Connection> | undefined;
  #settings: Settings | undefined;

  constructor(options: IntegrationOptions, clock: Clock, log: Log) {
    this.#options = options;
    this.#clock = clock;
    this.#log = log;
  }

  /** @throws {ConfigurationError} */
  get settings(): Settings {
    this.#settings ??= parseSettings(this.#options.params);
    return this.#settings;
  }

  async openClient(run: RunContext): Promise<{ readonly connection: Connection; readonly okta: OktaClient }> {
    // What speaks HTTP is loaded only now: help, a prompt and an MCP server start without it.
    const { createConnection, createOktaClient } = await import('./okta/client.ts');
    this.#connection ??= createConnection(this.#toConnectionOptions());
    const connection = await this.#connection;
    return { connection, okta: createOktaClient(connection, run) };
  }

  /** A later command connects again. */
  async close(): Promise<void> {
    const made = this.#connection;
    this.#connection = undefined;
    (await made?.catch(() => undefined))?.close();
  }

  #toConnectionOptions(): ConnectionOptions {
    const { environment = {}, budgetMs, random, integrationContext: store, transports } = this.#options;
    const { origin, auth, insecure, proxy } = this.settings;
    return {
      origin,
      auth,
      insecure,
      ca: () => readAuthorities(environment, (message) => this.#log('info', message)),
      proxies: proxy ? readProxies(environment) : undefined,
      userAgent: 'okta-v2',
      clock: this.#clock,
      log: this.#log,
      ...(budgetMs === undefined ? {} : { budgetMs }),
      ...(random === undefined ? {} : { random }),
      ...(store === undefined ? {} : { store }),
      transports,
    };
  }
}

/** Cortex ignores unknown arguments, and playbooks rely on that; in silence, nobody would find a misspelt one. */
function noteUnknown(
  command: OktaCommand,
  args: RawArguments,
  { unknownArguments: mode, log }: IntegrationOptions,
): void {
  const unknown = mode === 'refuse' ? [] : unknownArguments(command, args);
  if (unknown.length === 0) return;
  log?.('info', `${command.name} ignores arguments that it does not have: ${unknown.join(', ')}.`);
}

function toRules({ protectedUsers, protectedGroups, protectedIps, allowsPrivilegeChanges }: Settings): InstanceRules {
  const protection = new Protection({ users: protectedUsers, groups: protectedGroups });
  return { protection, protectedIps, allowsPrivilegeChanges };
}

async function withDryRun(registry: Registry<OktaCommand>, command: string, args: RawArguments): Promise<RawArguments> {
  const known = await registry.find(command);
  return known === undefined || known.effect === 'read' ? args : { ...args, dry_run: true };
}

async function inRunContext<T>(options: RunOptions, clock: Clock, work: (run: RunContext) => Promise<T>): Promise<T> {
  const { run, release } = toRunContext(options, clock);
  try {
    return await work(run);
  } finally {
    release();
  }
}

/** @returns beside the run context what lets go of the caller's signals, which may outlive many commands */
function toRunContext({ signal, endWaits, progress = () => {}, onChange, budgetMs }: RunOptions, clock: Clock) {
  const budget = budgetMs === undefined ? {} : { budget: createWaitBudget(budgetMs, clock) };
  const ours = signal && withOurReason(signal, { sent: true });
  const ourEnd = endWaits && withOurReason(endWaits, { sent: false });
  const run: RunContext = { signal: ours?.signal, endWaits: ourEnd?.signal, progress, onChange, ...budget };
  const release = () => {
    ours?.release();
    ourEnd?.release();
  };
  return { run, release };
}

/** The command ends with an error in our words, whatever reason the caller aborts with. */
function withOurReason(
  signal: AbortSignal,
  { sent }: Pick<TransportError, 'sent'>,
): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  // Every request and every wait of a command listens to it, and a command may have many of them at a time.
  setMaxListeners(0, controller.signal);
  const abort = () => controller.abort(new TransportError('aborted', CANCELLED, { sent }));
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return { signal: controller.signal, release: () => signal.removeEventListener('abort', abort) };
}
