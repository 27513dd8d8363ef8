import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerLine } from '../../src/hosts/cortex/host.ts';
import { createIntegration } from '../../src/integration.ts';
import { createMemoryStore } from '../../src/okta/auth/context-store.ts';
import { createSimulator, type OAuthClientSeed } from '../../src/simulator/index.ts';
import { type TestKey, testKey, toEncrypted } from '../support/oauth-keys.ts';
import { ALL_SCOPES, CLIENT_ID } from '../support/oauth-org.ts';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.ts';

/** How the server behaves: as Okta, or as something in between that answers with what it was sent. */
type Mode = 'okta' | 'echo at the token endpoint' | 'echo at the API' | 'echo in the token';

interface ListeningOrg {
  readonly url: string;
  readonly clock: VirtualClock;
  /** Every secret that came by: tokens, assertions, proofs. */
  readonly heard: Set<string>;
  readonly revoke: () => void;
}

/** A simulated org behind a server that remembers every credential that passes. Closes by itself. */
async function listen(mode: Mode, app: Partial<OAuthClientSeed>): Promise<ListeningOrg> {
  const clock = createVirtualClock();
  const key = await testKey('ES256');
  const client = { clientId: CLIENT_ID, keys: [key.publicJwk], scopes: ALL_SCOPES, ...app };
  const simulator = createSimulator({ clock, seed: 'empty', rateLimits: false, oauthClients: [client] });
  const heard = new Set<string>();
  const server = createServer(async (incoming, outgoing) => {
    let body = '';
    for await (const piece of incoming) body += piece;
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).filter((header): header is [string, string] => typeof header[1] === 'string'),
    );
    const hear = (secret: string | null | undefined) => secret && heard.add(secret);
    hear(headers.authorization?.split(' ')[1]);
    hear(headers.dpop);
    const assertion = new URLSearchParams(body).get('client_assertion');
    hear(assertion);
    const isToken = incoming.url === '/oauth2/v1/token';
    const echo = `${JSON.stringify(headers)} ${body} ${encodeURIComponent(body)}`;
    if (mode === 'echo at the token endpoint' && isToken) {
      outgoing.writeHead(400, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify({ error: 'invalid_request', error_description: echo }));
      return;
    }
    if (mode === 'echo at the API' && !isToken) {
      const challenge = `DPoP error="invalid_request", error_description="${headers.authorization} ${headers.dpop}"`;
      outgoing.writeHead(400, { 'content-type': 'application/json', 'www-authenticate': challenge });
      outgoing.end(JSON.stringify({ errorCode: 'E0000003', errorSummary: echo }));
      return;
    }
    const request = new Request(`http://${headers.host}${incoming.url}`, {
      method: incoming.method ?? 'GET',
      headers,
      ...(body === '' ? {} : { body }),
    });
    const response = await simulator.fetch(request);
    const text = await response.text();
    if (isToken && response.status === 200) {
      const token = JSON.parse(text).access_token;
      hear(token);
      if (mode === 'echo in the token') {
        outgoing.writeHead(200, { 'content-type': 'application/json' });
        outgoing.end(JSON.stringify({ access_token: token, token_type: `${token} ${assertion}` }));
        return;
      }
    }
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(text);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, clock, heard, revoke: () => simulator.oauth.revokeTokens() };
}

/** Runs everything that OAuth does, and gives every word that came out of it. */
async function tellStory(org: ListeningOrg, key: TestKey): Promise<{ words: string[]; secrets: Set<string> }> {
  const words: string[] = [];
  const say = (value: unknown) => words.push(inspect(value, { depth: 20, maxStringLength: null, breakLength: 1e6 }));
  const store = createMemoryStore();
  const params = {
    url: org.url,
    use_oauth: true,
    client_id: CLIENT_ID,
    private_key: key.pkcs8,
    jwt_algorithm: 'ES256',
  };
  const secrets = new Set(secretsOf(key));
  const toInstance = (changes: Readonly<Record<string, unknown>> = {}) =>
    createIntegration({
      params: { ...params, ...changes },
      clock: org.clock,
      log: (level, message) => say(`${level} ${message}`),
      integrationContext: store,
    });
  const instance = toInstance();
  for (const command of ['test-module', 'okta-list-groups', 'okta-get-logs', 'okta-list-zones']) {
    say(await instance.run(command, {}, { progress: say }));
    org.revoke();
  }
  say(await instance.run('okta-get-user', { username: 'nobody@acme.example' }));
  say(await instance.checkAuthentication().catch((error: unknown) => error));
  for (const secret of keptSecrets(await store.read())) secrets.add(secret);
  say(await instance.run('okta-auth-reset'));
  for (const text of [
    key.pkcs8.slice(0, -50),
    key.publicPem,
    JSON.stringify(key.jwk).slice(0, -9),
    ...toEncrypted(key),
  ]) {
    say(await toInstance({ private_key: text }).run('test-module'));
  }
  say(await toInstance({ jwt_algorithm: 'ES384' }).run('test-module'));
  say(await toInstance({ private_key: JSON.stringify({ keys: [key.jwk, key.jwk] }) }).run('test-module'));
  for (const command of ['test-module', 'okta-list-groups', 'no-such-command']) {
    const line = JSON.stringify({ command, args: {}, params, integrationContext: {}, debug: true });
    await answerLine(
      line,
      (message) => {
        if (message.op !== 'setIntegrationContext') say(message);
        else for (const secret of keptSecrets(message.value)) secrets.add(secret);
      },
      org.clock,
    );
  }
  for (const secret of org.heard) secrets.add(secret);
  say(process.argv);
  return { words, secrets };
}

function keptSecrets(context: Readonly<Record<string, unknown>> | null): string[] {
  const { token, dpop_key: proofKey } = context ?? {};
  const d = typeof proofKey === 'string' ? [JSON.parse(proofKey).d, proofKey] : [];
  return [token, ...d].filter((secret): secret is string => typeof secret === 'string');
}

function secretsOf({ pkcs8, traditional, jwk }: TestKey): string[] {
  const lines = [...pkcs8.split('\n'), ...traditional.split('\n')].filter((line) => /^[A-Za-z0-9+/=]{16,}$/.test(line));
  return [...lines, jwk.d ?? ''];
}

/** A secret, and the parts and forms of it that are as good as the whole. */
function formsOf(secret: string): string[] {
  const parts = secret.startsWith('eyJ') ? secret.split('.').slice(1) : [];
  return [secret, ...parts, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), secret.slice(0, 80)];
}

describe('no token, assertion, proof or key ever comes out', () => {
  it.each([
    ['okta', {}],
    ['okta', { dpop: true, resourceNonce: true }],
    ['okta', { dpop: true, scopes: ['okta.users.read'] }],
    ['okta', { keys: [] }],
    ['echo at the token endpoint', { dpop: true }],
    ['echo at the API', {}],
    ['echo at the API', { dpop: true }],
    ['echo in the token', { dpop: true }],
  ] as const)('by a server that behaves as %s for an app with %j', async (mode, app) => {
    const key = await testKey('ES256');
    const { words, secrets } = await tellStory(await listen(mode, app), key);
    const all = words.join('\n');
    expect(words.length).toBeGreaterThan(10);
    expect(secrets.size).toBeGreaterThan(6);
    const told = [...secrets].flatMap(formsOf).filter((form) => form.length >= 8 && all.includes(form));
    expect(told).toEqual([]);
  });

  it('and the search would find one that is', async () => {
    const key = await testKey('ES256');
    const { words, secrets } = await tellStory(await listen('okta', { dpop: true }), key);
    const find = (text: string) =>
      [...secrets].flatMap(formsOf).filter((form) => form.length >= 8 && text.includes(form));
    expect(find(words.join('\n'))).toEqual([]);
    const kinds = [...secrets].map((secret) => (secret.startsWith('eyJ') ? decodeHeader(secret) : 'key'));
    expect(new Set(kinds)).toEqual(new Set(['key', 'JWT', 'dpop+jwt', 'application/okta-internal-at+jwt']));
    for (const secret of secrets) expect(find(`Error: ${secret.slice(0, 300)}…`)).not.toEqual([]);
  });
});

const decodeHeader = (jws: string): string =>
  JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString()).typ;
