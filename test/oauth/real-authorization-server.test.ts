import { beforeAll, describe, expect, it } from 'vitest';
import { createIntegration } from '../../src/integration.ts';
import { type ContextStore, createMemoryStore } from '../../src/okta/auth/context-store.ts';
import { createProofKey } from '../../src/okta/auth/dpop.ts';
import type { SigningAlgorithm } from '../../src/okta/auth/signing-algorithm.ts';
import { parseSigningKey } from '../../src/okta/auth/signing-key.ts';
import { toBinding, toContext } from '../../src/okta/auth/token-cache.ts';
import { type RealAuthorizationServer, startAuthorizationServer } from '../support/authorization-server.ts';
import { type TestKey, testKey } from '../support/oauth-keys.ts';
import { ALL_SCOPES, failWith, succeed } from '../support/oauth-org.ts';

const TOKEN = 'POST /oauth2/v1/token';
const USERS = 'GET /api/v1/users';

const SCOPES = ALL_SCOPES;
let key: TestKey;
let other: TestKey;
let rsa: TestKey;

beforeAll(async () => {
  [key, other, rsa] = await Promise.all([testKey('ES256'), testKey('ES256', 'second'), testKey('RS256')]);
});

interface Options {
  readonly client: string;
  readonly pem?: string;
  readonly algorithm?: SigningAlgorithm;
  readonly keyId?: string;
  readonly store?: ContextStore;
}

function instance(
  server: RealAuthorizationServer,
  { client, pem = key.pkcs8, algorithm = 'ES256', keyId, store }: Options,
) {
  return createIntegration({
    params: {
      url: server.url,
      use_oauth: true,
      client_id: client,
      private_key: pem,
      jwt_algorithm: algorithm,
      key_id: keyId,
    },
    ...(store && { integrationContext: store }),
  });
}

/**
 * This server answers a request without proof with a mere `invalid_grant`, where Okta asks for DPoP. So an instance begins
 * here as if Okta had asked before.
 */
async function storeWithProofKey(server: RealAuthorizationServer, clientId: string): Promise<ContextStore> {
  const { fingerprint } = parseSigningKey({ text: key.pkcs8, algorithm: 'ES256', keyId: undefined });
  const binding = toBinding({
    origin: server.url,
    clientId,
    scopes: SCOPES,
    algorithm: 'ES256',
    keyId: undefined,
    keyFingerprint: fingerprint,
  });
  const dpop = { key: await createProofKey(), nonce: undefined };
  return createMemoryStore(toContext({ token: undefined, dpop }, binding));
}

describe('with a real authorization server', () => {
  it.each(['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'] as const)(
    'a client proves itself with an assertion signed with %s',
    async (algorithm) => {
      const signer = await testKey(algorithm.startsWith('RS') ? 'RS256' : algorithm);
      const server = await startAuthorizationServer([{ id: 'app', keys: [signer.publicJwk], scopes: SCOPES }]);
      await succeed(instance(server, { client: 'app', pem: signer.pkcs8, algorithm }), 'test-module');
      expect(server.asked).toEqual([`${TOKEN} 200`, 'GET /jwks 200', `${USERS} 200`]);
      expect(server.served[0]?.token).toMatchObject({ client_id: 'app', scope: SCOPES.join(' ') });
    },
  );

  it('any of several registered keys will do, with and without its id', async () => {
    const keys = [rsa.publicJwk, key.publicJwk, other.publicJwk].map((jwk, index) => ({ ...jwk, kid: `key-${index}` }));
    const server = await startAuthorizationServer([{ id: 'app', keys, scopes: SCOPES }]);
    await succeed(instance(server, { client: 'app', pem: key.traditional, keyId: 'key-1' }), 'test-module');
    await succeed(
      instance(server, { client: 'app', pem: JSON.stringify({ keys: [{ ...other.jwk, kid: 'key-2' }] }) }),
      'test-module',
    );
    await succeed(instance(server, { client: 'app', pem: rsa.pkcs8, algorithm: 'RS384' }), 'test-module');
    expect(await failWith(instance(server, { client: 'app', keyId: 'key-9' }), 'test-module')).toContain(
      'invalid_client',
    );
    expect(server.served).toHaveLength(3);
  });

  it('a key that is not registered is refused', async () => {
    const server = await startAuthorizationServer([{ id: 'app', keys: [other.publicJwk], scopes: SCOPES }]);
    expect(await failWith(instance(server, { client: 'app' }), 'test-module')).toContain('[401 invalid_client]');
    expect(await failWith(instance(server, { client: 'nobody' }), 'test-module')).toContain('[401 invalid_client]');
    expect(server.asked).toEqual([`${TOKEN} 401`, `${TOKEN} 401`]);
  });

  it('each token request carries another assertion', async () => {
    const server = await startAuthorizationServer([{ id: 'app', keys: [key.publicJwk], scopes: SCOPES }]);
    const app = instance(server, { client: 'app' });
    for (let times = 0; times < 3; times += 1) {
      await succeed(app, 'test-module');
      await succeed(app, 'okta-auth-reset');
    }
    expect(server.asked.filter((line) => line === `${TOKEN} 200`)).toHaveLength(3);
  });

  it('a scope that was not granted is named', async () => {
    const server = await startAuthorizationServer([{ id: 'app', keys: [key.publicJwk], scopes: ['okta.users.read'] }]);
    const app = instance(server, { client: 'app' });
    expect(await app.checkAuthentication()).toMatchObject({ grantedScopes: ['okta.users.read'], dpop: false });
    expect(await failWith(app, 'okta-list-groups')).toContain('The OAuth app lacks the scope okta.groups.read.');
  });
});

describe('with a real authorization server that binds tokens', () => {
  it('tokens are bound, and every request is proved with hash, address and method of its own', async () => {
    const server = await startAuthorizationServer([{ id: 'app', keys: [key.publicJwk], scopes: SCOPES, dpop: true }]);
    const app = instance(server, { client: 'app', store: await storeWithProofKey(server, 'app') });
    await succeed(app, 'test-module');
    await succeed(app, 'okta-list-users', { limit: '5' });
    await succeed(app, 'okta-list-groups', { limit: '5' });
    expect(server.asked.filter((line) => line.startsWith(TOKEN))).toEqual([`${TOKEN} 400`, `${TOKEN} 200`]);
    expect(server.served.map(({ proof }) => proof?.htu)).toEqual([
      `${server.url}/api/v1/users`,
      `${server.url}/api/v1/users`,
      `${server.url}/api/v1/groups`,
    ]);
    expect(new Set(server.served.map(({ proof }) => proof?.jti)).size).toBe(3);
  });

  it('the next process goes on with key, nonce and token', async () => {
    const server = await startAuthorizationServer([{ id: 'app', keys: [key.publicJwk], scopes: SCOPES, dpop: true }]);
    const store = await storeWithProofKey(server, 'app');
    await succeed(instance(server, { client: 'app', store }), 'test-module');
    await succeed(instance(server, { client: 'app', store }), 'test-module');
    const { token: _, ...rest } = (await store.read()) ?? {};
    await store.write(rest);
    await succeed(instance(server, { client: 'app', store }), 'test-module');
    // The nonce of the first answer is still good: no challenge comes before the second token.
    expect(server.asked.filter((line) => line.startsWith(TOKEN))).toEqual([
      `${TOKEN} 400`,
      `${TOKEN} 200`,
      `${TOKEN} 200`,
    ]);
    const thumbprints = server.served.map(({ token }) => (token.cnf as { jkt: string }).jkt);
    expect(new Set(thumbprints).size).toBe(1);
  });

  it('the nonce that the resource asks for is given, and its next one too', async () => {
    const server = await startAuthorizationServer([{ id: 'app', keys: [key.publicJwk], scopes: SCOPES, dpop: true }]);
    const app = instance(server, { client: 'app', store: await storeWithProofKey(server, 'app') });
    server.demandNonce('resource-nonce-1');
    await succeed(app, 'test-module');
    await succeed(app, 'test-module');
    server.demandNonce('resource-nonce-2');
    await succeed(app, 'test-module');
    const statuses = server.asked.filter((line) => line.startsWith(USERS)).map((line) => line.slice(-3));
    expect(statuses).toEqual(['401', '200', '200', '401', '200']);
    expect(server.asked.filter((line) => line.startsWith(TOKEN))).toHaveLength(2);
  });

  it('an app that need not bind its tokens gets bearer tokens', async () => {
    const server = await startAuthorizationServer([{ id: 'app', keys: [key.publicJwk], scopes: SCOPES }]);
    await succeed(instance(server, { client: 'app' }), 'test-module');
    expect(server.served.map(({ proof }) => proof)).toEqual([undefined]);
  });
});
