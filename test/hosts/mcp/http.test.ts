import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { type Door, HTTP_SCOPES } from '../../../src/hosts/mcp/http/door.ts';
import { createJwtVerifier } from '../../../src/hosts/mcp/http/jwt-verifier.ts';
import { createLocalVerifier } from '../../../src/hosts/mcp/http/local-token.ts';
import { serveOnHttp } from '../../../src/hosts/mcp/http/serve-http.ts';
import { startLocalServer } from '../../support/local-server.ts';
import { agreeing, ERAS, type Era, type McpSetup, openMcp, type Person } from './open-mcp.ts';

const TOKEN = 'a-token-that-only-this-test-knows-0123456789';
const JANE = { username: 'jane.doe@acme.example' };
const AUDIENCE = 'https://mcp.example.com/mcp';
const LOCAL: Door = { verifier: createLocalVerifier(TOKEN, systemClock), hostnames: ['127.0.0.1', 'localhost'] };

async function serve(door: Door, setup: McpSetup = {}) {
  const mcp = await openMcp(setup);
  const running = await serveOnHttp(mcp.host, door, { hostname: '127.0.0.1', port: 0 }, () => {});
  onTestFinished(() => running.close());
  return { ...mcp, url: running.url };
}

async function connect(url: string, token: string, era: Era, person?: Person): Promise<Client> {
  const client = new Client(
    { name: 'test', version: '0.0.0' },
    {
      capabilities: person === undefined ? {} : { elicitation: {} },
      versionNegotiation: { mode: era === ERAS[0] ? 'legacy' : { pin: era } },
    },
  );
  if (person !== undefined) {
    client.setRequestHandler('elicitation/create', async ({ params }) =>
      person({
        message: params.message,
        requestedSchema: 'requestedSchema' in params ? params.requestedSchema : undefined,
      }),
    );
  }
  const requestInit = { headers: { authorization: `Bearer ${token}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
  onTestFinished(() => client.close());
  return client;
}

const textOf = ({ content }: Awaited<ReturnType<Client['callTool']>>): string =>
  content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');

const post = (
  url: string,
  headers: Record<string, string>,
  body: unknown = { jsonrpc: '2.0', id: 1, method: 'ping' },
) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    body: JSON.stringify(body),
  });

describe.each(ERAS)('over HTTP, a client of %s', (era) => {
  it('lists and calls tools, and goes on with a cursor in another request', async () => {
    const { url } = await serve(LOCAL, { options: { maxOutputTokens: 1500 } });
    const client = await connect(url, TOKEN, era);
    expect((await client.listTools()).tools.length).toBeGreaterThan(10);
    const first = await client.callTool({ name: 'okta-get-logs', arguments: { limit: 100 } });
    const { cursor } = Object(first.structuredContent);
    const rest = await client.callTool({ name: 'okta-get-logs', arguments: { cursor } });
    expect(rest.isError).toBeFalsy();
  });

  it('that cannot be asked changes nothing', async () => {
    const { url, simulator } = await serve(LOCAL, { options: { access: 'writes' } });
    const client = await connect(url, TOKEN, era);
    const answer = await client.callTool({ name: 'okta-suspend-user', arguments: JANE });
    expect(answer.isError).toBe(true);
    expect(textOf(answer)).toContain('a person has to agree');
    expect(simulator.org.userByLogin(JANE.username)?.status).toBe('ACTIVE');
  });
});

describe('over HTTP', () => {
  it('a client of the newer protocol asks its person, and the state comes back in another request', async () => {
    const { url, simulator } = await serve(LOCAL, { options: { access: 'writes' } });
    const client = await connect(url, TOKEN, '2026-07-28', agreeing);
    const answer = await client.callTool({ name: 'okta-suspend-user', arguments: JANE });
    expect(textOf(answer)).toContain('Suspended');
    expect(simulator.org.userByLogin(JANE.username)?.status).toBe('SUSPENDED');
  });

  it.each([
    ['without a token', {}],
    ['with another token', { authorization: 'Bearer something-else' }],
    ['with the token in another scheme', { authorization: `Basic ${TOKEN}` }],
  ])('nobody comes in %s', async (_title, headers) => {
    const { url } = await serve(LOCAL);
    const response = await post(url, headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('a page of another site cannot use the server, although it knows its address', async () => {
    const { url } = await serve(LOCAL);
    const authorization = `Bearer ${TOKEN}`;
    expect((await post(url, { authorization, origin: 'https://evil.example' })).status).toBe(403);
    expect((await post(url, { authorization, origin: 'null' })).status).toBe(403);
    expect((await post(url, { authorization, origin: 'http://localhost:5173' })).status).toBe(200);
  });

  it('a name that was made to lead here is refused', async () => {
    const { url } = await serve({ ...LOCAL, hostnames: ['mcp.example.com'] });
    expect((await post(url, { authorization: `Bearer ${TOKEN}` })).status).toBe(403);
  });
});

/** An authorization server that only has a description and keys. */
async function startIssuer() {
  const [{ privateKey, publicKey }, other] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  let broken: 'description' | 'keys' | undefined;
  const server = await startLocalServer(async (request, response) => {
    const issuer = `http://${request.headers.host}`;
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] };
    const metadata = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
    };
    response.setHeader('content-type', 'application/json');
    if (broken === (request.url === '/keys' ? 'keys' : 'description')) {
      response.statusCode = 503;
      response.end('{}');
      return;
    }
    response.statusCode = /keys$|oauth-authorization-server$/.test(request.url ?? '') ? 200 : 404;
    response.end(JSON.stringify(request.url === '/keys' ? jwks : metadata));
  });
  const sign = (claims: Record<string, unknown>, key = privateKey, expires = '5m') =>
    new SignJWT({ iss: server.origin, aud: AUDIENCE, sub: 'ann', cid: 'client', scp: [HTTP_SCOPES.read], ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(key);
  const breakDown = (part: typeof broken) => {
    broken = part;
  };
  return { issuer: server.origin, sign, otherKey: other.privateKey, break: breakDown };
}

async function serveWithIssuer(setup: McpSetup = {}) {
  const issuer = await startIssuer();
  const served = await serve(
    {
      verifier: createJwtVerifier({ issuer: issuer.issuer, audience: AUDIENCE, clock: systemClock, note: () => {} }),
      hostnames: ['127.0.0.1'],
      discovery: { resource: new URL(AUDIENCE), issuer: issuer.issuer },
    },
    setup,
  );
  return { ...issuer, ...served };
}

describe('with an authorization server', () => {
  it('a token for this server is good for reading', async () => {
    const { url, sign } = await serveWithIssuer();
    const client = await connect(url, await sign({}), '2026-07-28');
    expect((await client.callTool({ name: 'okta-get-user', arguments: JANE })).isError).toBeFalsy();
  });

  it.each([
    ['of another issuer', { iss: 'https://evil.example' }],
    ['for another server', { aud: 'https://other.example/mcp' }],
    ['without a subject', { sub: undefined }],
  ])('a token %s is refused', async (_title, claims) => {
    const { url, sign } = await serveWithIssuer();
    expect((await post(url, { authorization: `Bearer ${await sign(claims)}` })).status).toBe(401);
  });

  it('a token that has expired, or that somebody else signed, is refused', async () => {
    const { url, sign, otherKey } = await serveWithIssuer();
    for (const token of [await sign({}, undefined, '-1m'), await sign({}, otherKey), 'eyJhbGciOiJub25lIn0.e30.']) {
      expect((await post(url, { authorization: `Bearer ${token}` })).status).toBe(401);
    }
  });

  it('a token without the scope for reading is refused, and the answer names the scope', async () => {
    const { url, sign } = await serveWithIssuer();
    const response = await post(url, { authorization: `Bearer ${await sign({ scp: ['openid'] })}` });
    expect(response.status).toBe(403);
    expect(response.headers.get('www-authenticate')).toContain('okta-v2.read');
  });

  it.each(ERAS)('a change needs the scope for changes, for a client of %s', async (era) => {
    const { url, sign, simulator } = await serveWithIssuer({ options: { access: 'writes', confirm: 'client' } });
    const reader = await connect(url, await sign({}), era);
    await expect(reader.callTool({ name: 'okta-suspend-user', arguments: JANE })).rejects.toThrow();
    expect(simulator.org.userByLogin(JANE.username)?.status).toBe('ACTIVE');
    const writer = await connect(url, await sign({ scp: [HTTP_SCOPES.read, HTTP_SCOPES.write] }), era);
    expect((await writer.callTool({ name: 'okta-suspend-user', arguments: JANE })).isError).toBeFalsy();
  });

  it("nobody gets the rest of another caller's answer", async () => {
    const { url, sign } = await serveWithIssuer({ options: { maxOutputTokens: 1500 } });
    const ann = await connect(url, await sign({}), '2026-07-28');
    const eve = await connect(url, await sign({ sub: 'eve' }), '2026-07-28');
    const answer = await ann.callTool({ name: 'okta-get-logs', arguments: { limit: 100 } });
    const { cursor } = Object(answer.structuredContent);
    expect((await eve.callTool({ name: 'okta-get-logs', arguments: { cursor } })).isError).toBe(true);
    expect((await ann.callTool({ name: 'okta-get-logs', arguments: { cursor } })).isError).toBeFalsy();
  });

  it("nobody's logins are completed from what another caller has seen", async () => {
    const { url, sign } = await serveWithIssuer();
    const ann = await connect(url, await sign({}), '2026-07-28');
    const eve = await connect(url, await sign({ sub: 'eve' }), '2026-07-28');
    await ann.callTool({ name: 'okta-get-user', arguments: JANE });
    const complete = async (client: Client) => {
      const ref = { type: 'ref/prompt', name: 'investigate-user' } as const;
      return (await client.complete({ ref, argument: { name: 'username', value: 'jane' } })).completion.values;
    };
    expect(await complete(ann)).toEqual([JANE.username]);
    expect(await complete(eve)).toEqual([]);
  });

  it("the lists of one caller do not push out another's", async () => {
    const { url, sign } = await serveWithIssuer({ options: { maxOutputTokens: 1500 } });
    const ann = await connect(url, await sign({}), '2026-07-28');
    const eve = await connect(url, await sign({ sub: 'eve' }), '2026-07-28');
    const list = async (client: Client) => await client.callTool({ name: 'okta-get-logs', arguments: { limit: 100 } });
    const { cursor } = Object((await list(ann)).structuredContent);
    for (let count = 0; count < 25; count += 1) await list(eve);
    expect((await ann.callTool({ name: 'okta-get-logs', arguments: { cursor } })).isError).toBeFalsy();
  });

  it.each([
    ['does not answer', 'description'],
    ['has no keys at the moment', 'keys'],
  ] as const)(
    'a good token is no reason to sign in once more where the authorization server %s',
    async (_title, part) => {
      const { url, sign, break: breakDown } = await serveWithIssuer();
      const authorization = `Bearer ${await sign({})}`;
      breakDown(part);
      const refused = await post(url, { authorization });
      expect(refused.status).toBe(500);
      expect(refused.headers.get('www-authenticate')).toBeNull();
      breakDown(undefined);
      expect((await post(url, { authorization })).status).toBe(200);
    },
  );

  it.each(['RS256', 'HS256', 'none'])('a token that only claims to be signed with %s is refused', async (alg) => {
    const { url, sign } = await serveWithIssuer();
    const [, claims = '', signature = ''] = (await sign({})).split('.');
    const header = Buffer.from(JSON.stringify({ alg, kid: 'k1' })).toString('base64url');
    const token = `${header}.${claims}.${alg === 'none' ? '' : signature}`;
    expect((await post(url, { authorization: `Bearer ${token}` })).status).toBe(401);
  });

  it('clients are told where tokens come from', async () => {
    const { url, issuer } = await serveWithIssuer();
    const refused = await post(url, {});
    expect(refused.headers.get('www-authenticate')).toContain(
      'resource_metadata="https://mcp.example.com/.well-known/oauth-protected-resource/mcp"',
    );
    const metadata = await fetch(new URL('/.well-known/oauth-protected-resource/mcp', url));
    expect(await metadata.json()).toMatchObject({
      resource: AUDIENCE,
      authorization_servers: [expect.stringContaining(issuer)],
      scopes_supported: [HTTP_SCOPES.read, HTTP_SCOPES.write],
    });
  });
});
