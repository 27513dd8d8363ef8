import type { Clock } from '../clock.ts';
import { createRequester, type Requester } from './api/requester.ts';
import { createApiToken } from './auth/api-token.ts';
import { type ContextStore, createMemoryStore } from './auth/context-store.ts';
import { SCOPES } from './auth/scopes.ts';
import { createServerClock, type ServerClock } from './auth/server-clock.ts';
import type { SigningAlgorithm } from './auth/signing-algorithm.ts';
import type { AuthStrategy } from './auth/strategy.ts';
import type { TransportLimits } from './http/connection-error.ts';
import type { ProxySettings } from './http/proxy.ts';
import { createTransport } from './http/transport.ts';
import type { TransportPool } from './http/transport-pool.ts';
import type { Log } from './log.ts';
import { createRateLimit } from './pipeline/rate-limit.ts';
import { reportChanges } from './pipeline/report-changes.ts';
import { createRetry } from './pipeline/retry.ts';
import type { RunContext, Send } from './pipeline/send.ts';
import { createTrace } from './pipeline/trace.ts';
import { createWaitBudget } from './pipeline/wait-budget.ts';
import { createRedactor, type Redactor } from './redactor.ts';
import { createAnyResource } from './resources/any-resource.ts';
import { createApiTokens } from './resources/api-tokens.ts';
import { createApps } from './resources/apps.ts';
import { createAuthenticators } from './resources/authenticators.ts';
import { createDevices } from './resources/devices.ts';
import { createFactors } from './resources/factors.ts';
import { createGrants } from './resources/grants.ts';
import { createGroupRules } from './resources/group-rules.ts';
import { createGroups } from './resources/groups.ts';
import { createIdentityProviders } from './resources/identity-providers.ts';
import { createLogs } from './resources/logs.ts';
import { createRisk } from './resources/risk.ts';
import { createRoles } from './resources/roles.ts';
import { createSessions } from './resources/sessions.ts';
import { createUserLifecycle } from './resources/user-lifecycle.ts';
import { createUsers } from './resources/users.ts';
import { createZones } from './resources/zones.ts';

export interface ConnectionOptions {
  /** The org's URL without a slash at its end, e.g. `https://example.okta.com`. */
  readonly origin: string;
  readonly auth: AuthSettings;
  readonly insecure: boolean;
  /** Gives certificates in PEM format of authorities to trust beside those that Node knows; called when TLS needs them. */
  readonly ca?: () => readonly string[];
  /** The proxies to use; absent: none, whatever the environment says. */
  readonly proxies?: ProxySettings | undefined;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly log: Log;
  /** How long one command may wait in all for rate limits and between tries; default: 4 minutes. */
  readonly budgetMs?: number;
  /** From 0 to below 1, for the jitter of waits; default: Math.random. */
  readonly random?: () => number;
  /** Where tokens are kept between commands; default: in memory. */
  readonly store?: ContextStore;
  /** Keeps connections beyond this one; default: they are this connection's own. */
  readonly transports?: TransportPool | undefined;
}

export type AuthSettings =
  | { readonly kind: 'api-token'; readonly token: string }
  | {
      readonly kind: 'oauth';
      readonly clientId: string;
      readonly privateKey: string;
      readonly algorithm: SigningAlgorithm;
      readonly keyId: string | undefined;
    };

/** One org, one credential; shared by every command of an instance. */
export interface Connection {
  readonly origin: string;
  readonly auth: AuthStrategy;
  readonly send: Send;
  readonly redactor: Redactor;
  readonly clock: Clock;
  readonly budgetMs: number;
  readonly serverClock: ServerClock;
  /** Closes the sockets, unless a pool keeps them. */
  close(): void;
}

/** What one command works with. `requester.rateLimit` is that of its own last response. */
export interface OktaClient {
  /** The instance's URL, without a slash at its end. */
  readonly url: string;
  readonly requester: Requester;
  readonly auth: AuthStrategy;
  readonly users: ReturnType<typeof createUsers>;
  readonly userLifecycle: ReturnType<typeof createUserLifecycle>;
  readonly factors: ReturnType<typeof createFactors>;
  readonly sessions: ReturnType<typeof createSessions>;
  readonly groups: ReturnType<typeof createGroups>;
  readonly apps: ReturnType<typeof createApps>;
  readonly logs: ReturnType<typeof createLogs>;
  readonly zones: ReturnType<typeof createZones>;
  readonly anyResource: ReturnType<typeof createAnyResource>;
  readonly groupRules: ReturnType<typeof createGroupRules>;
  readonly apiTokens: ReturnType<typeof createApiTokens>;
  readonly identityProviders: ReturnType<typeof createIdentityProviders>;
  readonly grants: ReturnType<typeof createGrants>;
  readonly authenticators: ReturnType<typeof createAuthenticators>;
  readonly risk: ReturnType<typeof createRisk>;
  readonly roles: ReturnType<typeof createRoles>;
  readonly devices: ReturnType<typeof createDevices>;
}

/** Cortex ends a command after five minutes; a minute of them is for the work itself. */
const BUDGET_MS = 4 * 60_000;

/** Okta gives up log queries after 30 s; its largest pages have a few megabytes. */
const LIMITS: TransportLimits = {
  connectTimeoutMs: 15_000,
  idleTimeoutMs: 45_000,
  totalTimeoutMs: 120_000,
  maxBodyBytes: 32 * 1024 * 1024,
};

/** The only place that puts the layers together. */
export async function createConnection(options: ConnectionOptions): Promise<Connection> {
  const {
    origin,
    insecure,
    ca = () => [],
    proxies,
    userAgent,
    clock,
    budgetMs = BUDGET_MS,
    random = Math.random,
  } = options;
  const redactor = createRedactor(options.auth.kind === 'api-token' ? [options.auth.token] : [options.auth.privateKey]);
  const serverClock = createServerClock(clock);
  const log: Log = (level, message) => options.log(level, redactor.redact(message));
  const create = () => createTransport({ origin, insecure, ca, proxies, userAgent, limits: LIMITS });
  const { transports } = options;
  const transport =
    transports?.get(JSON.stringify({ origin, insecure, proxies, auth: options.auth }), create) ?? create();
  const observed = serverClock.observe(createTrace({ clock, log })(transport.send));
  // A rate limiter of its own for each: the token request, on which all others wait, must not queue behind them.
  const toReliable = (send: Send): Send =>
    createRetry({ clock, log, random })(createRateLimit({ clock, log, random })(send));
  const { store = createMemoryStore() } = options;
  const auth: AuthStrategy =
    options.auth.kind === 'api-token'
      ? createApiToken(options.auth.token, store)
      : (await import('./auth/oauth.ts')).createOAuth({
          ...options.auth,
          origin,
          store,
          clock,
          serverClock,
          redactor,
          log,
          scopes: SCOPES,
          withReliability: (prepare) => toReliable(prepare(observed)),
        });
  return {
    origin,
    auth,
    redactor,
    clock,
    budgetMs,
    serverClock,
    send: toReliable(auth.authenticate(reportChanges(observed))),
    close: () => {
      if (transports === undefined) transport.close();
    },
  };
}

/** @param given its budget, if it has one, comes before the connection's */
export function createOktaClient(connection: Connection, given: RunContext): OktaClient {
  const { origin, auth, send, redactor, clock, budgetMs, serverClock } = connection;
  const run: RunContext = { budget: createWaitBudget(budgetMs, clock), ...given };
  const requester = createRequester({ origin, send, redactor, run });
  return {
    url: origin,
    requester,
    auth,
    users: createUsers(requester),
    userLifecycle: createUserLifecycle(requester),
    factors: createFactors(requester),
    sessions: createSessions(requester),
    groups: createGroups(requester),
    apps: createApps(requester),
    logs: createLogs(requester, serverClock),
    zones: createZones(requester),
    anyResource: createAnyResource(requester),
    groupRules: createGroupRules(requester),
    apiTokens: createApiTokens(requester),
    identityProviders: createIdentityProviders(requester),
    grants: createGrants(requester),
    authenticators: createAuthenticators(requester),
    risk: createRisk(requester),
    roles: createRoles(requester),
    devices: createDevices(requester),
  };
}
