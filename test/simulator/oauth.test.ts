import { createHash } from 'node:crypto';
import { type CryptoKey, calculateJwkThumbprint, decodeJwt, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OAuthClientSeed } from '../../src/simulator/index.ts';
import { type Answer, createOrgClient, failureOf, NOW, ORIGIN, type OrgClient } from './org-client.ts';

const TOKEN_URL = `${ORIGIN}/oauth2/v1/token`;
const NOW_S = NOW / 1000;
const SCOPES = ['okta.users.read', 'okta.groups.manage'];

interface Key {
  privateKey: CryptoKey;
  jwk: JWK;
}

async function makeKey(kid: string, alg = 'RS256'): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid } };
}

let first: Key;
let second: Key;
let elliptic: Key;
let proofKey: Key;

beforeAll(async () => {
  first = await makeKey('first');
  second = await makeKey('second');
  elliptic = await makeKey('elliptic', 'ES256');
  proofKey = await makeKey('proof', 'ES256');
  delete proofKey.jwk.kid;
});

let counter = 0;

/** A correct assertion with the given changes; an undefined claim is left out. */
function assertion(
  key: Key,
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = { kid: key.jwk.kid },
) {
  counter += 1;
  const all = { iss: 'app', sub: 'app', aud: TOKEN_URL, exp: NOW_S + 300, jti: `a${counter}`, ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(all)) as Record<string, unknown>)
    .setProtectedHeader({ alg: key === elliptic ? 'ES256' : 'RS256', ...header })
    .sign(key.privateKey);
}

function proof(claims: Record<string, unknown>, header: Record<string, unknown> = {}, key = proofKey): Promise<string> {
  counter += 1;
  const all = { htm: 'POST', htu: TOKEN_URL, iat: NOW_S, jti: `p${counter}`, ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(all)) as Record<string, unknown>)
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: proofKey.jwk, ...header })
    .sign(key.privateKey);
}

const ath = (token: string): string => createHash('sha256').update(token).digest('base64url');

function orgFor(client: Partial<OAuthClientSeed> = {}): OrgClient {
  return createOrgClient({ oauthClients: [{ clientId: 'app', keys: [first.jwk], scopes: SCOPES, ...client }] });
}

async function askToken(
  org: OrgClient,
  form: Record<string, string | undefined>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const all = {
    grant_type: 'client_credentials',
    scope: SCOPES.join(' '),
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    ...form,
  };
  const body = new URLSearchParams(JSON.parse(JSON.stringify(all)) as Record<string, string>).toString();
  return org.call('POST', '/oauth2/v1/token', body, {
    authorization: '',
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  });
}

async function bearerOf(org: OrgClient): Promise<string> {
  const { body } = await askToken(org, { client_assertion: await assertion(first) });
  return (body as { access_token: string }).access_token;
}

describe('the token endpoint', () => {
  it('gives a token of an hour with the scopes that were granted of those asked for', async () => {
    const org = orgFor();
    const scope = 'okta.users.read okta.logs.read okta.groups.manage';
    const { status, body } = await askToken(org, { client_assertion: await assertion(first), scope });
    expect(status).toBe(200);
    expect(body).toEqual({
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: expect.any(String),
      scope: 'okta.users.read okta.groups.manage',
    });
    expect(org.simulator.oauth.issued).toBe(1);
  });

  it('takes an assertion without kid, jti and iat where one key is registered, also an elliptic one', async () => {
    const org = orgFor({ keys: [elliptic.jwk] });
    const bare = await assertion(elliptic, { jti: undefined }, {});
    expect((await askToken(org, { client_assertion: bare })).status).toBe(200);
    // Without a jti the same assertion may be used again.
    expect((await askToken(org, { client_assertion: bare })).status).toBe(200);
  });

  it('needs the kid as soon as two keys are registered', async () => {
    const org = orgFor({ keys: [first.jwk, second.jwk] });
    expect((await askToken(org, { client_assertion: await assertion(second) })).status).toBe(200);
    const without = await askToken(org, { client_assertion: await assertion(second, {}, {}) });
    expect([without.status, without.body]).toEqual([
      401,
      { error: 'invalid_client', error_description: 'The client_assertion JWT kid is invalid.' },
    ]);
  });

  const OTHER_AUDIENCE = 'https://evil.example/oauth2/v1/token';

  it.each<[string, string, () => Promise<string>]>([
    [
      'another audience',
      'The audience claim for client_assertion must be the endpoint invoked for the request.',
      () => assertion(first, { aud: OTHER_AUDIENCE }),
    ],
    ['an expired assertion', 'The client_assertion token is expired.', () => assertion(first, { exp: NOW_S })],
    ['no expiry', 'The client_assertion token is expired.', () => assertion(first, { exp: undefined })],
    [
      'more than an hour of life',
      'The client_assertion token has an expiration too far into the future.',
      () => assertion(first, { exp: NOW_S + 3601 }),
    ],
    [
      'an iat in the future',
      'The client_assertion token must be issued before the current time.',
      () => assertion(first, { iat: NOW_S + 1 }),
    ],
    [
      'the signature of another key',
      'The client_assertion signature is invalid.',
      () => assertion(second, {}, { kid: 'first' }),
    ],
    ['an unknown kid', 'The client_assertion JWT kid is invalid.', () => assertion(first, {}, { kid: 'other' })],
    ['an unknown client', "Invalid value for 'client_id' parameter.", () => assertion(first, { iss: 'x', sub: 'x' })],
    [
      'an issuer that is not the subject',
      "Invalid value for 'client_id' parameter.",
      () => assertion(first, { iss: 'x' }),
    ],
    ['no JWT', 'The client_assertion signature is invalid.', async () => 'nonsense'],
  ])('refuses %s', async (_what, description, make) => {
    const { status, body } = await askToken(orgFor(), { client_assertion: await make() });
    expect([status, body]).toEqual([401, { error: 'invalid_client', error_description: description }]);
  });

  it('takes exactly an hour of life', async () => {
    expect((await askToken(orgFor(), { client_assertion: await assertion(first, { exp: NOW_S + 3600 }) })).status).toBe(
      200,
    );
  });

  it('refuses the same jti a second time', async () => {
    const org = orgFor();
    const once = await assertion(first);
    expect((await askToken(org, { client_assertion: once })).status).toBe(200);
    expect((await askToken(org, { client_assertion: once })).body).toEqual({
      error: 'invalid_client',
      error_description: 'The client_assertion token has already been used.',
    });
  });

  it.each<[string, Partial<OAuthClientSeed>, Record<string, string | undefined>, number, string, string]>([
    ['no scope', {}, { scope: undefined }, 400, 'invalid_scope', 'No scopes were requested.'],
    [
      'an unknown scope',
      {},
      { scope: 'okta.users.read okta.moon.read' },
      400,
      'invalid_scope',
      'One or more scopes are not configured for the authorization server resource.',
    ],
    [
      'a malformed scope',
      {},
      { scope: 'okta"users' },
      400,
      'invalid_scope',
      'The requested scope is invalid, unknown, or malformed.',
    ],
    [
      'no scope that the app has',
      {},
      { scope: 'okta.logs.read' },
      400,
      'consent_required',
      'You are not allowed any of the requested scopes.',
    ],
    [
      'no grant type',
      {},
      { grant_type: undefined },
      400,
      'invalid_request',
      "The request is missing the 'grant_type' parameter.",
    ],
    [
      'another grant type',
      {},
      { grant_type: 'password' },
      400,
      'unsupported_grant_type',
      'The authorization grant type is not supported by the authorization server.',
    ],
    [
      'an app without the grant',
      { grantTypes: [] },
      {},
      400,
      'unauthorized_client',
      'The client is not authorized to use the provided grant type.',
    ],
    [
      'an app that is no service',
      { applicationType: 'web' },
      {},
      401,
      'invalid_client',
      "Only clients with 'application_type' of 'service' may use the client_credentials grant type.",
    ],
    [
      'a network outside the zone',
      { outsideZone: true },
      {},
      403,
      'access_denied',
      'The client is not allowed to request tokens from this network.',
    ],
    [
      'another client_id',
      {},
      { client_id: 'other' },
      401,
      'invalid_client',
      "Invalid value for 'client_id' parameter.",
    ],
  ])('refuses %s', async (_what, client, form, status, error, description) => {
    const answer = await askToken(orgFor(client), { client_assertion: await assertion(first), ...form });
    expect([answer.status, answer.body]).toEqual([status, { error, error_description: description }]);
  });

  it('refuses a client secret, and nothing at all', async () => {
    const secret = await askToken(orgFor(), { client_id: 'app', client_secret: 'x' });
    expect([secret.status, (secret.body as { error_description: string }).error_description]).toEqual([
      401,
      'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.',
    ]);
    expect((await askToken(orgFor(), {})).body).toMatchObject({ error_description: 'No client credentials found.' });
  });
});

describe('an access token', () => {
  it('opens what its scopes cover, reading by a manage scope included, and nothing else', async () => {
    const org = orgFor();
    const authorization = `Bearer ${await bearerOf(org)}`;
    expect((await org.call('GET', '/api/v1/users?limit=1', undefined, { authorization })).status).toBe(200);
    expect((await org.call('GET', '/api/v1/groups', undefined, { authorization })).status).toBe(200);
    const refused = await org.call('DELETE', '/api/v1/users/jane.doe', undefined, { authorization });
    expect([refused.status, refused.text]).toEqual([403, '']);
    expect(refused.headers.get('www-authenticate')).toBe(
      `Bearer authorization_uri="${ORIGIN}/oauth2/v1/authorize", realm="${ORIGIN}", scope="okta.users.manage", ` +
        'error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", ' +
        'resource="/api/v1/users/jane.doe"',
    );
    expect(org.simulator.org.resolveUser('jane.doe').status).toBe('ACTIVE');
  });

  it('has no me', async () => {
    const org = orgFor();
    const answer = await org.call('GET', '/api/v1/users/me', undefined, {
      authorization: `Bearer ${await bearerOf(org)}`,
    });
    expect(failureOf(answer)).toMatchObject({ status: 404, code: 'E0000007' });
  });

  it.each(['expired', 'revoked', 'unknown'])('that is %s is refused with invalid_token', async (how) => {
    const org = orgFor();
    const token = how === 'unknown' ? 'nonsense' : await bearerOf(org);
    if (how === 'expired') await org.clock.advance(3_600_000);
    if (how === 'revoked') org.simulator.oauth.revokeTokens();
    const answer = await org.call('GET', '/api/v1/users', undefined, { authorization: `Bearer ${token}` });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('error="invalid_token"'),
    ]);
  });

  it('of an app without admin role sees empty lists and may do nothing else', async () => {
    const org = orgFor({ adminRole: false });
    const authorization = `Bearer ${await bearerOf(org)}`;
    for (const path of ['/api/v1/users', '/api/v1/users?q=jane', '/api/v1/groups']) {
      expect((await org.call('GET', path, undefined, { authorization })).body).toEqual([]);
    }
    const answer = await org.call('GET', '/api/v1/users/jane.doe', undefined, { authorization });
    expect(failureOf(answer)).toMatchObject({ status: 403, code: 'E0000006' });
  });
});

async function dpopTokenOf(org: OrgClient): Promise<string> {
  const nonce = org.simulator.oauth.nonces.current();
  const headers = { dpop: await proof({ nonce }) };
  const { body } = await askToken(org, { client_assertion: await assertion(first) }, headers);
  return (body as { access_token: string }).access_token;
}

describe('an app that requires DPoP', () => {
  it('is asked for a proof, then for the nonce, and gets a token bound to its key', async () => {
    const org = orgFor({ dpop: true });
    const without = await askToken(org, { client_assertion: await assertion(first) });
    expect([without.status, without.body]).toEqual([
      400,
      { error: 'invalid_dpop_proof', error_description: 'The DPoP proof JWT header is missing.' },
    ]);
    const challenged = await askToken(org, { client_assertion: await assertion(first) }, { dpop: await proof({}) });
    expect([challenged.status, challenged.body]).toEqual([
      400,
      { error: 'use_dpop_nonce', error_description: 'Authorization server requires nonce in DPoP proof.' },
    ]);
    const nonce = challenged.headers.get('dpop-nonce');
    const { body } = await askToken(
      org,
      { client_assertion: await assertion(first) },
      { dpop: await proof({ nonce }) },
    );
    expect(body).toMatchObject({ token_type: 'DPoP', expires_in: 3600 });
    const { cnf } = decodeJwt<{ cnf: { jkt: string } }>((body as { access_token: string }).access_token);
    expect(cnf.jkt).toBe(await calculateJwkThumbprint(proofKey.jwk));
  });

  it('may use a nonce for three days, while a new one is given out every day', async () => {
    const org = orgFor({ dpop: true });
    const { oauth } = org.simulator;
    const nonce = oauth.nonces.current();
    const day = 86_400_000;
    await org.clock.advance(day);
    expect(oauth.nonces.current()).not.toBe(nonce);
    await org.clock.advance(2 * day - 1);
    expect(oauth.nonces.isValid(nonce)).toBe(true);
    await org.clock.advance(1);
    expect(oauth.nonces.isValid(nonce)).toBe(false);
  });

  it.each<[string, string, Record<string, unknown>, Record<string, unknown>]>([
    ['another method', "'htm' claim", { htm: 'GET' }, {}],
    ['another address', "'htu' claim", { htu: `${TOKEN_URL}?x=1` }, {}],
    ['an iat in the future', 'issued in the future', { iat: NOW_S + 1 }, {}],
    ['an iat more than five minutes old', 'issued more than five minutes in the past', { iat: NOW_S - 301 }, {}],
    ['no iat', "'iat' claim", { iat: undefined }, {}],
    ['an expiry that has passed', 'expired', { exp: NOW_S - 1 }, {}],
    ['no jti', "'jti' claim", { jti: undefined }, {}],
    ['another type', "'typ' header", {}, { typ: 'JWT' }],
    ['no key', "'jwk' header", {}, { jwk: undefined }],
    ['a private key', "'jwk' header", {}, { jwk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'c' } }],
  ])('is refused with %s', async (_what, text, claims, header) => {
    const org = orgFor({ dpop: true });
    const nonce = org.simulator.oauth.nonces.current();
    const dpop = await proof({ nonce, ...claims }, header);
    const { status, body } = await askToken(org, { client_assertion: await assertion(first) }, { dpop });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: 'invalid_dpop_proof', error_description: expect.stringContaining(text) });
  });

  it('is refused with a signature of another key, and with a proof that was used', async () => {
    const org = orgFor({ dpop: true });
    const nonce = org.simulator.oauth.nonces.current();
    const ask = async (dpop: string) =>
      (await askToken(org, { client_assertion: await assertion(first) }, { dpop })).body;
    expect(await ask(await proof({ nonce }, {}, elliptic))).toMatchObject({
      error_description: 'The DPoP proof JWT signature is invalid.',
    });
    const once = await proof({ nonce });
    expect(await ask(once)).toMatchObject({ token_type: 'DPoP' });
    expect(await ask(once)).toMatchObject({ error_description: 'The DPoP proof JWT has already been used.' });
  });
});

describe('a token that is bound to a key', () => {
  const path = '/api/v1/users/jane.doe@acme.example';
  const use = async (
    org: OrgClient,
    token: string,
    claims: Record<string, unknown> = {},
    at = path,
  ): Promise<Answer> => {
    const all = { htm: 'GET', htu: ORIGIN + path, ath: ath(token), ...claims };
    return org.call('GET', at, undefined, { authorization: `DPoP ${token}`, dpop: await proof(all) });
  };

  it('opens with a fresh proof about it, without query, and with the path decoded', async () => {
    const org = orgFor({ dpop: true });
    const token = await dpopTokenOf(org);
    expect((await use(org, token)).status).toBe(200);
    expect((await use(org, token, {}, `${path}?expand=blocks`)).status).toBe(200);
    expect((await use(org, token, {}, path.replace('@', '%40'))).status).toBe(200);
    const encoded = await use(org, token, { htu: ORIGIN + path.replace('@', '%40') });
    expect([encoded.status, encoded.text]).toEqual([400, '']);
    expect(encoded.headers.get('www-authenticate')).toBe(
      'DPoP algs="RS256 RS384 RS512 ES256 ES384 ES512", ' +
        `authorization_uri="${ORIGIN}/oauth2/v1/authorize", realm="${ORIGIN}", scope="okta.users.read", ` +
        `error="invalid_dpop_proof", error_description="The DPoP proof JWT 'htu' claim does not match the URI of the request.", ` +
        `resource="${path}"`,
    );
  });

  it('is refused without a proof, with one about another token, and as a bearer', async () => {
    const org = orgFor({ dpop: true });
    const token = await dpopTokenOf(org);
    const reasonOf = (answer: Answer): string => `${answer.status} ${answer.headers.get('www-authenticate')}`;
    expect(reasonOf(await use(org, token, { ath: ath('other') }))).toMatch(/^400 .*invalid_dpop_proof.*'ath' claim/);
    expect(reasonOf(await use(org, token, { ath: undefined }))).toMatch(/^400 .*'ath' claim/);
    expect(reasonOf(await org.call('GET', path, undefined, { authorization: `DPoP ${token}` }))).toMatch(
      /^400 .*header is missing/,
    );
    expect(reasonOf(await org.call('GET', path, undefined, { authorization: `Bearer ${token}` }))).toMatch(
      /^400 .*error="invalid_request", error_description="dpop_authentication_scheme_required"/,
    );
  });

  it('is refused with a proof by another key', async () => {
    const org = orgFor({ dpop: true });
    const token = await dpopTokenOf(org);
    const dpop = await proof({ htm: 'GET', htu: ORIGIN + path, ath: ath(token) }, { jwk: elliptic.jwk }, elliptic);
    const answer = await org.call('GET', path, undefined, { authorization: `DPoP ${token}`, dpop });
    expect(answer.headers.get('www-authenticate')).toContain(
      'The access token is not bound to the key of the DPoP proof JWT.',
    );
  });

  it('may need a nonce at the API too', async () => {
    const org = orgFor({ dpop: true, resourceNonce: true });
    const token = await dpopTokenOf(org);
    org.simulator.oauth.nonces.rotate();
    const challenged = await use(org, token);
    expect([challenged.status, challenged.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('error="use_dpop_nonce"'),
    ]);
    expect((await use(org, token, { nonce: challenged.headers.get('dpop-nonce') })).status).toBe(200);
  });
});
