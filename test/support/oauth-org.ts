import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import type { RawArguments } from '../../src/core/parse-arguments.ts';
import type { Entry } from '../../src/cortex-text/entry.ts';
import { createIntegration, type Integration } from '../../src/integration.ts';
import { type ContextStore, createMemoryStore } from '../../src/okta/auth/context-store.ts';
import {
  type OAuthClientSeed,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src/simulator/index.ts';
import { testKey } from './oauth-keys.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

export const CLIENT_ID = '0oa1testclient';

export const ALL_SCOPES = [
  'okta.apps.manage',
  'okta.apps.read',
  'okta.groups.manage',
  'okta.groups.read',
  'okta.logs.read',
  'okta.networkZones.manage',
  'okta.networkZones.read',
  'okta.users.manage',
  'okta.users.read',
];

export interface InstanceOptions {
  readonly clock?: Clock;
  readonly store?: ContextStore;
  /** In the place of the parameters that fit the org. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A simulated org with one API Services app, and instances of the integration that speak for that app. */
export interface OAuthOrg {
  readonly simulator: Simulator;
  readonly clock: VirtualClock;
  /** Everything that was logged so far, at any level. */
  readonly logs: readonly string[];
  instance(options?: InstanceOptions): Integration;
  /** Requests so far, as `POST /oauth2/v1/token 400`. */
  asked(): string[];
  tokenRequests(): number;
}

export interface OAuthOrgOptions extends Pick<SimulatorOptions, 'faults' | 'rateLimits' | 'seed'> {
  readonly app?: Partial<OAuthClientSeed>;
  readonly clock?: VirtualClock;
}

/** Closes by itself when the test is over. */
export async function openOAuthOrg({
  app = {},
  clock = createVirtualClock(),
  ...rest
}: OAuthOrgOptions = {}): Promise<OAuthOrg> {
  const key = await testKey('ES256');
  const client = { clientId: CLIENT_ID, keys: [key.publicJwk], scopes: ALL_SCOPES, ...app };
  const simulator = await startSimulator({ rateLimits: false, seed: 'empty', ...rest, clock, oauthClients: [client] });
  onTestFinished(() => simulator.close());
  const logs: string[] = [];
  const asked = () => simulator.requests.map(({ method, path, status }) => `${method} ${path} ${status}`);
  return {
    simulator,
    clock,
    logs,
    asked,
    tokenRequests: () => asked().filter((line) => line.startsWith('POST /oauth2/v1/token')).length,
    instance: (options = {}) =>
      createIntegration({
        params: {
          url: simulator.url,
          use_oauth: true,
          client_id: CLIENT_ID,
          private_key: key.pkcs8,
          jwt_algorithm: 'ES256',
          ...options.params,
        },
        clock: options.clock ?? clock,
        random: () => 0.5,
        log: (_level, message) => logs.push(message),
        integrationContext: options.store ?? createMemoryStore(),
      }),
  };
}

export async function succeed(integration: Integration, command: string, args: RawArguments = {}): Promise<Entry> {
  const result = await integration.run(command, args);
  if (!result.ok) throw new Error(result.message, { cause: result.error });
  return result.entry;
}

export async function failWith(integration: Integration, command: string, args: RawArguments = {}): Promise<string> {
  const result = await integration.run(command, args);
  if (result.ok) throw new Error(`${command} should have failed: ${JSON.stringify(result.entry).slice(0, 500)}`);
  return result.message;
}

/** A clock that is off from another one by a constant. */
export function skewed(clock: Clock, byMs: number): Clock {
  return { now: () => clock.now() + byMs, sleep: (ms, signal) => clock.sleep(ms, signal) };
}
