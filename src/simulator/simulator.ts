import { type Clock, systemClock } from '../clock.ts';
import { createApp } from './app.ts';
import { createAuthenticator } from './authenticate.ts';
import { createExchange } from './exchange.ts';
import type { Delivery } from './faults/fault-effects.ts';
import { createFaults, type FaultControl, type FaultPlan } from './faults/faults.ts';
import { createIdSource } from './ids.ts';
import { createLogStore, type GeneratedEvents } from './log/log-store.ts';
import { type AuthorizationServer, createAuthorizationServer } from './oauth/authorization-server.ts';
import type { OAuthClientSeed } from './oauth/clients.ts';
import { Org } from './org.ts';
import { createRateLimiter, DEFAULT_CONCURRENCY, type RateLimitOptions } from './rate-limits.ts';
import type { ObservedExchange, RecordedRequest } from './recorded-request.ts';
import { toCompany } from './seed/company.ts';
import type { OrgSeed } from './seed/org-seed.ts';
import { plantSeed } from './seed/plant-seed.ts';
import { tellStory } from './seed/story/story.ts';
import { addPlainUsers, toGeneratedEvents } from './seed/synthetic.ts';

export interface SimulatorOptions {
  /** The org's time: its dates, windows and expiries. By default the real time. */
  clock?: Clock;
  /** What the org starts with; by default `company`. */
  seed?: 'company' | 'empty' | OrgSeed;
  /** The API token (SSWS) that is accepted. */
  token?: string;
  /** The API Services apps that may ask for OAuth tokens. */
  oauthClients?: readonly OAuthClientSeed[];
  rateLimits?: false | RateLimitOptions;
  faults?: FaultPlan;
  /** Called with every request that reached the org, and its answer. */
  observe?: (exchange: ObservedExchange) => void;
  /** Another number gives other ids and other plain users and events; the same number gives the same org. Default: 0. */
  variation?: number;
  /** How many users the org has in all; plain users are added until then. */
  users?: number;
  /** How many log events the org has in all; plain events before the story are added, and take no memory. */
  logEvents?: number;
}

/** An org without a socket: requests go straight to `fetch`. */
export interface SimulatorCore {
  readonly token: string;
  readonly org: Org;
  readonly requests: RecordedRequest[];
  readonly faults: FaultControl;
  readonly oauth: AuthorizationServer;
  /** Errors of the simulator itself, which callers saw as a 500. A test should fail if there is one. */
  readonly bugs: Error[];
  /** Answers a request; rejects with the code ECONNRESET if a fault drops the connection. */
  fetch(request: Request): Promise<Response>;
  /** Answers a request, and tells whether the answer is cut on its way. `target` is the path as it was sent. */
  deliver(request: Request, target?: string): Promise<Delivery>;
}

/** Looks like Okta's: 42 characters that begin with 00. */
const DEFAULT_TOKEN = '00simulatedOrgApiTokenOfAcme-Example-0042';

export function createSimulator(options: SimulatorOptions = {}): SimulatorCore {
  const clock = options.clock ?? systemClock;
  const token = options.token ?? DEFAULT_TOKEN;
  const org = createSeededOrg(clock, options);

  const requests: RecordedRequest[] = [];
  const bugs: Error[] = [];
  const oauth = createAuthorizationServer(clock, org.ids, options.oauthClients ?? []);
  const faults = createFaults(options.faults);
  const app = createApp(org, (bug) => bugs.push(bug));
  const rateLimits = options.rateLimits ?? {};
  const deliver = createExchange({
    clock,
    org,
    app,
    faults,
    limiter: rateLimits === false ? undefined : createRateLimiter(clock, rateLimits),
    concurrency: rateLimits === false ? Number.POSITIVE_INFINITY : (rateLimits.concurrency ?? DEFAULT_CONCURRENCY),
    authenticate: createAuthenticator(org, token, oauth),
    token: (request) => oauth.token(request),
    observe: options.observe,
    onRequest: (recorded) => requests.push(recorded),
  });
  return {
    token,
    org,
    requests,
    faults,
    oauth,
    bugs,
    deliver,
    fetch: async (request) => toFetched(await deliver(request)),
  };
}

function createSeededOrg(clock: Clock, options: SimulatorOptions): Org {
  const { seed = 'company', users = 0, logEvents = 0, variation = 0 } = options;
  const content = seed === 'company' ? toCompany(clock) : seed === 'empty' ? {} : seed;
  const build = (generated?: GeneratedEvents): Org => {
    const org = new Org({
      clock,
      ids: createIdSource(variation === 0 ? 'acme' : `acme ${variation}`),
      log: createLogStore(generated),
    });
    plantSeed(org, content);
    if (seed === 'company') tellStory(org);
    return org;
  };
  let org = build();
  // Only the built org shows how many events are missing, and they must come before the story: so build it again.
  const missing = logEvents - org.log.size;
  if (missing > 0) org = build(toGeneratedEvents(clock, missing, variation));
  addPlainUsers(org, users, variation);
  return org;
}

/** A cut answer as a caller of `fetch` sees it. */
async function toFetched({ response, cut }: Delivery): Promise<Response> {
  if (cut === 'none') return response;
  const reset = (): Error => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  if (cut === 'drop') throw reset();
  const body = new Uint8Array(await response.arrayBuffer());
  const half = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(body.subarray(0, Math.floor(body.length / 2)));
    },
    pull(controller) {
      controller.error(reset());
    },
  });
  return new Response(response.status === 204 ? null : half, { status: response.status, headers: response.headers });
}
