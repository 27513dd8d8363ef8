import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { OktaCommand } from '../../commands/define.ts';
import type { Registry } from '../../core/registry.ts';
import type { IntegrationError } from '../../errors.ts';
import type { Integration } from '../../integration.ts';
import { missingScopes } from '../../okta/auth/scopes.ts';
import { type Audit, createAudit } from './audit.ts';
import { type ChosenTools, chooseTools, type LeftOut } from './choose-tools.ts';
import { Confirmations } from './confirmation.ts';
import { KeptAnswers } from './kept-answers.ts';
import type { McpOptions } from './options.ts';
import { Seal } from './seal.ts';
import { SeenNames } from './seen-names.ts';
import { WriteBudget } from './write-budget.ts';

/** What the host works with; the program that starts it makes these. */
export interface McpHostOptions {
  readonly options: McpOptions;
  /** The instance; or why there is none, which every tool then tells. */
  readonly instance: ConfiguredInstance | { readonly problem: IntegrationError };
  readonly registry: Registry<OktaCommand>;
  /** The address of the org without its scheme, for people and models. */
  readonly org: string;
  /** The words that begin a command line for the same instance, such as `okta-v2 --instance prod`. */
  readonly commandLine: readonly string[];
  readonly clock: Clock;
  /** Takes one line of JSON for each call. */
  readonly writeAudit: (line: string) => void;
  /** The manual page of a command. */
  readonly manualOf: (command: OktaCommand) => string;
  /** Where results may be saved; absent: nowhere. */
  readonly saved?: SavedFiles;
  readonly version: string;
}

export interface ConfiguredInstance {
  readonly integration: Integration;
  /** With OAuth, the token says which tools can work at all. */
  readonly usesOAuth: boolean;
}

/** A folder that a person has named at the start; no model chooses a path. */
export interface SavedFiles {
  /** @param name of the file, which must not exist yet */
  create(name: string): SavedFile;
}

export interface SavedFile {
  readonly path: string;
  write(text: string): void;
  close(): void;
  /** Closes and removes it. */
  discard(): void;
}

/** Everything that outlives one connection: over HTTP each request has a server of its own. */
export class McpHost {
  readonly setup: McpHostOptions;
  readonly audit: Audit;
  readonly kept: KeptAnswers;
  readonly confirmations: Confirmations;
  readonly writes: WriteBudget;
  readonly seen = new SeenNames();
  readonly #tools: readonly OktaCommand[];
  readonly #leftOut: readonly LeftOut[];
  #granted: readonly string[] | undefined;
  #ownLogin: Promise<string> | undefined;

  /** @throws {UsageError} for the name of a tool that there is not */
  static async open(setup: McpHostOptions): Promise<McpHost> {
    return new McpHost(setup, await chooseTools(setup.registry, setup.options));
  }

  private constructor(setup: McpHostOptions, { tools, leftOut }: ChosenTools) {
    const { clock, options, writeAudit } = setup;
    const seal = new Seal(randomBytes(32));
    this.setup = setup;
    this.audit = createAudit(writeAudit, clock);
    this.kept = new KeptAnswers(seal, clock);
    this.confirmations = new Confirmations(seal, clock);
    this.writes = new WriteBudget(clock, options.maxWritesPerMinute);
    this.#tools = tools;
    this.#leftOut = leftOut;
  }

  /** In a fixed order; without those that the access token cannot do, once that is known. */
  get tools(): readonly OktaCommand[] {
    return this.#tools.filter((tool) => this.#missingFor(tool).length === 0);
  }

  /** Whether the list of tools will stay as it is: with OAuth only once the scopes of the token are known. */
  get isSettled(): boolean {
    const { instance } = this.setup;
    return 'problem' in instance || !instance.usesOAuth || this.#granted !== undefined;
  }

  get leftOut(): readonly LeftOut[] {
    const unscoped = this.#tools.flatMap((tool) => {
      const missing = this.#missingFor(tool);
      return missing.length === 0 ? [] : [{ name: tool.name, reason: `The token lacks ${missing.join(', ')}.` }];
    });
    return [...unscoped, ...this.#leftOut];
  }

  /** Whose API token it is; '' with OAuth, where no user stands behind it. Asked for once. */
  ownLogin({ integration, usesOAuth }: ConfiguredInstance): Promise<string> {
    if (usesOAuth) return Promise.resolve('');
    this.#ownLogin ??= integration.checkAuthentication().then(({ subject }) => subject);
    // A failure must not be kept.
    this.#ownLogin.catch(() => {
      this.#ownLogin = undefined;
    });
    return this.#ownLogin;
  }

  /**
   * Finds out which scopes an OAuth token has, once, after a call that worked: nothing is asked of Okta at the start.
   *
   * @returns whether tools have to be left out from now on
   */
  async learnScopes(): Promise<boolean> {
    const { instance } = this.setup;
    if (this.isSettled || 'problem' in instance) return false;
    const report = await instance.integration.checkAuthentication().catch(() => undefined);
    if (report?.auth === 'oauth') this.#granted = report.grantedScopes;
    return this.#tools.some((tool) => this.#missingFor(tool).length > 0);
  }

  #missingFor({ scopes }: OktaCommand): readonly string[] {
    return this.#granted === undefined ? [] : missingScopes(scopes, this.#granted);
  }
}
