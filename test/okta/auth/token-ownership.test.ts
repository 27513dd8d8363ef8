import { createPublicKey, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/clock.ts';
import { createMemoryStore } from '../../../src/okta/auth/context-store.ts';
import { createOAuth } from '../../../src/okta/auth/oauth.ts';
import { createServerClock } from '../../../src/okta/auth/server-clock.ts';
import type { OAuthStrategy } from '../../../src/okta/auth/strategy.ts';
import type { OktaRequest, Send } from '../../../src/okta/pipeline/send.ts';
import { createRedactor } from '../../../src/okta/redactor.ts';
import { type TestKey, testKey } from '../../support/oauth-keys.ts';
import { runsOf, TOKEN_HISTORIES } from '../../support/random-cases.ts';
import { createStrictServer } from '../../support/strict-token-server.ts';

const RUNS = runsOf(TOKEN_HISTORIES);

/** The parameters of an instance that a token belongs to. */
interface Owner {
  readonly origin: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly key: 'first' | 'second';
}

const ORIGINS = ['https://one.okta.test', 'https://two.okta.test'];
const CLIENTS = ['0oaBearer', '0oaOther', '0oaBound'];
const SCOPES = [['okta.users.read'], ['okta.users.read', 'okta.logs.read']];

const owner: fc.Arbitrary<Owner> = fc.record({
  origin: fc.constantFrom(...ORIGINS),
  clientId: fc.constantFrom(...CLIENTS),
  scopes: fc.constantFrom(...SCOPES),
  key: fc.constantFrom('first', 'second'),
});

const owners = fc.array(owner, { minLength: 2, maxLength: 3 });

/** Which of the owners. There are two or three, so that they often share what they should not. */
type Which = number;

type Step =
  | { readonly kind: 'run'; readonly who: readonly Which[] }
  | { readonly kind: 'reset while running'; readonly who: Which }
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'local clock'; readonly offMs: number }
  | { readonly kind: 'restart' | 'revoke' | 'nonce' | 'context lost' }
  | { readonly kind: 'context damaged'; readonly field: string };

const which = fc.nat({ max: 2 });
const HOURS_MS = 3600_000;
const FIELDS = ['token', 'token_expiration', 'token_type', 'token_binding', 'dpop_key', 'dpop_nonce'];

const kind = <Kind extends Step['kind']>(...kinds: readonly Kind[]) => fc.constantFrom(...kinds);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: kind('run'), who: fc.array(which, { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('reset while running'), who: which }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('time'), ms: fc.integer({ min: 0, max: 2 * HOURS_MS }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind('local clock'), offMs: fc.integer({ min: -4 * HOURS_MS, max: 4 * HOURS_MS }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('restart', 'revoke', 'nonce', 'context lost') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('context damaged'), field: fc.constantFrom(...FIELDS) }) },
);

let keys: Readonly<Record<Owner['key'], TestKey>>;
let publicKeys: Readonly<Record<Owner['key'], KeyObject>>;

beforeAll(async () => {
  const [first, second] = await Promise.all([testKey('ES256'), testKey('ES256', 'second')]);
  keys = { first, second };
  publicKeys = { first: createPublicKey(first.publicPem), second: createPublicKey(second.publicPem) };
});

/** A machine that runs commands of several instances on one integration context, and the orgs that they ask. */
function createWorld(owners: readonly Owner[]) {
  let serverMs = Date.parse('2026-06-01T12:00:00Z');
  let offMs = 0;
  const clock: Clock = { now: () => serverMs + offMs, sleep: async () => {} };
  const server = createStrictServer({ keys: publicKeys, dpopClients: ['0oaBound'], now: () => serverMs });
  const store = createMemoryStore();
  const wrong: string[] = [];
  let process = new Map<string, { readonly strategy: OAuthStrategy; readonly send: Send }>();

  const instanceOf = (owner: Owner) => {
    const id = JSON.stringify(owner);
    const serverClock = createServerClock(clock);
    const known = process.get(id);
    if (known !== undefined) return known;
    const watched: Send = (request) => {
      const complaint = complaintAbout(request, owner);
      if (complaint !== undefined) wrong.push(complaint);
      return server.send(request);
    };
    const send = serverClock.observe(watched);
    const strategy = createOAuth({
      ...owner,
      privateKey: JSON.stringify(keys[owner.key].jwk),
      algorithm: 'ES256',
      keyId: undefined,
      store,
      clock,
      serverClock,
      redactor: createRedactor(),
      log: () => {},
      withReliability: (prepare) => prepare(send),
    });
    const instance = { strategy, send: strategy.authenticate(send) };
    process.set(id, instance);
    return instance;
  };

  const complaintAbout = (request: OktaRequest, owner: Owner): string | undefined => {
    if (!request.url.startsWith(`${owner.origin}/`)) return `a request to ${request.url}`;
    const value = request.headers.authorization?.split(' ')[1];
    if (value === undefined) return undefined;
    const record = server.find(value);
    if (record === undefined) return 'a token that was never issued';
    const { origin, clientId, key } = owner;
    const isOwn = record.origin === origin && record.clientId === clientId && record.key === key;
    return isOwn && record.scopes === owner.scopes.join(' ') ? undefined : 'a token of another owner';
  };

  const ownerOf = (index: Which): Owner => owners[index % owners.length] as Owner;

  const run = async (owner: Owner): Promise<number> => {
    const request: OktaRequest = {
      method: 'GET',
      url: `${owner.origin}/api/v1/users?limit=1`,
      headers: {},
      repeat: 'safe',
      run: { progress: () => {} },
    };
    return (await instanceOf(owner).send(request)).status;
  };

  const take = async (step: Step): Promise<readonly number[]> => {
    switch (step.kind) {
      case 'run':
        return Promise.all(step.who.map((index) => run(ownerOf(index))));
      case 'reset while running': {
        const owner = ownerOf(step.who);
        const [status] = await Promise.all([run(owner), instanceOf(owner).strategy.reset()]);
        return [status];
      }
      case 'time':
        serverMs += step.ms;
        return [];
      case 'local clock':
        offMs = step.offMs;
        return [];
      case 'restart':
        process = new Map();
        return [];
      case 'revoke':
        server.revokeAll();
        return [];
      case 'nonce':
        server.changeNonce();
        return [];
      case 'context lost':
        await store.write({});
        return [];
      case 'context damaged': {
        const kept = (await store.read()) ?? {};
        // A damaged token is not a token of the server. No other damage may matter.
        const damage = step.field === 'token' ? 'not a header value\n' : 'damaged';
        if (step.field in kept) await store.write({ ...kept, [step.field]: damage });
        return [];
      }
    }
  };

  return { take, wrong, server };
}

describe('a token', () => {
  it('never leaves for another URL, client, scope set or key, and every command gets through', async () => {
    let runs = 0;
    let issued = 0;
    await fc.assert(
      fc.asyncProperty(owners, fc.array(step, { minLength: 2, maxLength: 4 }), async (owners, steps) => {
        const world = createWorld(owners);
        for (const one of steps) {
          const statuses = await world.take(one);
          expect(world.wrong).toEqual([]);
          expect(statuses.filter((status) => status !== 200)).toEqual([]);
        }
        runs += 1;
        issued += world.server.issued;
      }),
      { numRuns: RUNS },
    );
    expect(runs).toBe(RUNS);
    // The runs did something: on average more than one token each.
    expect(issued).toBeGreaterThan(runs);
  }, 600_000);
});
