import nock from 'nock';
import { beforeAll, describe, expect, it } from 'vitest';
import { createIntegration } from '../../../src/integration.ts';
import { fakeOkta } from '../../support/fake-okta.ts';
import { type TestKey, testKey } from '../../support/oauth-keys.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

/** Every refusal that Okta is known to give to an OAuth client, in its own words, and the remedy that the error names. */

const { okta } = fakeOkta();
const FAKE_ORG = 'https://acme.okta.test';
const TOKEN = '/oauth2/v1/token';
const USERS = '/api/v1/users?limit=1';
const NOW = '2026-06-01T12:00:00.000Z';
const ACCESS_TOKEN = 'opaque-access-token-of-the-fake-org';

let key: TestKey;
beforeAll(async () => {
  key = await testKey('ES256');
});

function instance(params: Readonly<Record<string, unknown>> = {}) {
  return createIntegration({
    params: {
      url: FAKE_ORG,
      use_oauth: true,
      client_id: '0oa1',
      private_key: key.pkcs8,
      jwt_algorithm: 'ES256',
      ...params,
    },
    clock: createVirtualClock(NOW),
    random: () => 0.5,
  });
}

async function messageOf(params: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const result = await instance(params).run('test-module');
  if (result.ok) throw new Error('It should have failed.');
  expect(result.entry).toMatchObject({ Type: 4, Contents: result.message });
  return result.message;
}

const refuse = (status: number, error: string, description: string, headers: Record<string, string> = {}) =>
  okta()
    .post(TOKEN)
    .reply(status, { error, error_description: description }, { date: new Date(NOW).toUTCString(), ...headers });

describe('a refusal of the token endpoint', () => {
  it.each([
    [
      401,
      'invalid_client',
      'The audience claim for client_assertion must be the endpoint invoked for the request.',
      `Set the Okta URL (now ${FAKE_ORG})`,
    ],
    [401, 'invalid_client', 'The client_assertion token is expired.', "Correct this machine's clock (NTP)"],
    [
      401,
      'invalid_client',
      'The client_assertion token has an expiration too far into the future.',
      "Correct this machine's clock (NTP)",
    ],
    [
      401,
      'invalid_client',
      'The client_assertion token must be issued before the current time.',
      "Correct this machine's clock (NTP)",
    ],
    [
      401,
      'invalid_client',
      'The client_assertion token has already been used.',
      'Each assertion is good for one request',
    ],
    [401, 'invalid_client', 'The client_assertion signature is invalid.', 'does not belong to the public key'],
    [
      401,
      'invalid_client',
      'The client_assertion JWT kid is invalid.',
      'More than one key is registered for the app: Key ID must be set',
    ],
    [401, 'invalid_client', 'No client credentials found.', "Choose 'Public key / Private key'"],
    [401, 'invalid_client', "Invalid value for 'client_id' parameter.", 'Check the Client ID'],
    [
      401,
      'invalid_client',
      "Only clients with 'application_type' of 'service' may use the client_credentials grant.",
      "Create the app in Okta as 'API Services'",
    ],
    [
      401,
      'invalid_client',
      'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.',
      "Choose 'Public key / Private key'",
    ],
    [
      401,
      'invalid_client',
      'Words that nobody has seen yet.',
      'Check Client ID, Private Key, JWT Signing Algorithm and Key ID.',
    ],
    [400, 'invalid_scope', 'No scopes were requested.', "Grant the app these scopes in its 'Okta API Scopes' tab"],
    [
      400,
      'invalid_scope',
      'One or more scopes are not configured for the authorization server resource.',
      'okta.networkZones.manage',
    ],
    [
      400,
      'invalid_scope',
      'The requested scope is invalid, unknown, or malformed.',
      "Grant the app these scopes in its 'Okta API Scopes' tab",
    ],
    [
      400,
      'consent_required',
      'You are not allowed any of the requested scopes.',
      "Grant the app these scopes in its 'Okta API Scopes' tab",
    ],
    [
      400,
      'unauthorized_client',
      'The client is not authorized to use the provided grant type.',
      "Select the grant type 'Client Credentials'",
    ],
    [
      400,
      'unsupported_grant_type',
      'The authorization grant type is not supported by the authorization server.',
      'is that of the org itself',
    ],
    [400, 'invalid_request', "The request is missing the 'grant_type' parameter.", 'a proxy between here and Okta'],
    [
      403,
      'access_denied',
      'Policy evaluation failed for this request, please check the policy configurations.',
      'certain network zones only',
    ],
  ])('%i %s: %s', async (status, error, description, remedy) => {
    refuse(status, error, description);
    const message = await messageOf();
    expect(message).toContain(
      `Failed to execute test-module command. Error: Okta refused the OAuth token request [${status} ${error}]: ${description} `,
    );
    expect(message).toContain(remedy);
  });

  it('says by how much the clock is off, after another try by Okta’s time was refused too', async () => {
    const date = new Date(Date.parse(NOW) + 90_000).toUTCString();
    refuse(401, 'invalid_client', 'The client_assertion token is expired.', { date });
    refuse(401, 'invalid_client', 'The client_assertion token is expired.', { date });
    expect(await messageOf()).toContain("Correct this machine's clock (NTP): it is 90 s behind Okta's.");
  });

  it('is worded in Okta’s own form of errors too: rate limit, no such path', async () => {
    const body = { errorCode: 'E0000047', errorSummary: 'API call exceeded rate limit due to too many requests.' };
    okta().post(TOKEN).times(3).reply(429, body);
    expect(await messageOf()).toMatch(/\[429 E0000047\]: API call exceeded rate limit .* Try again in a minute\.$/);
    okta().post(TOKEN).reply(404, { errorCode: 'E0000008', errorSummary: 'The requested path was not found' });
    expect(await messageOf()).toContain(`Check that the Okta URL (${FAKE_ORG}) is that of an Okta org.`);
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'is an ordinary refusal where its code is the word %s',
    async (error) => {
      refuse(400, error, 'Nobody knows this code.');
      expect(await messageOf()).toContain(`[400 ${error}]: Nobody knows this code. Check the OAuth parameters.`);
    },
  );

  it('is shown without the assertion that it quotes, in each way in which a body can escape it', async () => {
    const quoted = '\\u0065yJhbGciOiJSUzI1NiJ9\\u002eeyJpc3MiOiIwb2ExIn0\\u002ec2lnbmF0dXJl';
    okta().post(TOKEN).reply(400, `{"error":"invalid_request","error_description":"Cannot read ${quoted}."}`);
    expect(await messageOf()).toContain('Cannot read <XX_REPLACED>.');
  });

  it('is shown even where the body says nothing, after three tries', async () => {
    okta().post(TOKEN).times(3).reply(503, '<html>gateway</html>');
    const message = await messageOf();
    expect(message).toContain('[503]: Service Unavailable. Okta is having problems');
    expect(message).not.toContain('html');
  });

  it.each([
    ['<html>Sign in</html>', 'it is not JSON'],
    ['{}', 'it contains no access token'],
    ['{"access_token":"a b","token_type":"Bearer"}', 'it contains no access token'],
    [`{"access_token":"${ACCESS_TOKEN}","token_type":"mac"}`, 'neither of type Bearer nor DPoP'],
    [`{"access_token":"${ACCESS_TOKEN}","token_type":"DPoP"}`, 'no proof was sent'],
  ])('is not mistaken for a token: %s', async (body, complaint) => {
    okta().post(TOKEN).reply(200, body);
    const message = await messageOf();
    expect(message).toContain(complaint);
    expect(message).not.toContain(ACCESS_TOKEN);
  });

  it.each([1e18, -1e18, '1e400', 'soon', null])('is not seen in a lifetime that no token has: %s', async (lifetime) => {
    const body = { access_token: ACCESS_TOKEN, token_type: 'Bearer', expires_in: lifetime };
    okta().post(TOKEN).reply(200, body).get(USERS).reply(200, []);
    expect(await instance().run('test-module')).toMatchObject({ ok: true });
  });
});

describe('a refusal of a DPoP proof', () => {
  const askForDpop = () => {
    refuse(400, 'invalid_dpop_proof', 'The DPoP proof JWT header is missing.');
    refuse(400, 'use_dpop_nonce', 'Authorization server requires nonce in DPoP proof.', { 'dpop-nonce': 'nonce-1' });
  };
  const PROOF_FAULTS: [said: string, remedy: string][] = [
    ['The DPoP proof JWT header is missing.', 'a proxy that drops the DPoP header'],
    ["The DPoP proof JWT 'typ' header must be 'dpop+jwt'.", 'okta-auth-reset'],
    ['The DPoP proof JWT signature is invalid.', 'okta-auth-reset'],
    ['The DPoP proof JWT is issued in the future.', "Correct this machine's clock"],
    ['The DPoP proof JWT is issued more than five minutes in the past.', "Correct this machine's clock"],
    ['The DPoP proof JWT is expired.', "Correct this machine's clock"],
    ["The DPoP proof JWT 'jti' claim is missing.", 'okta-auth-reset'],
    ['The DPoP proof JWT has already been used.', 'a proxy that sends requests twice'],
  ];

  it.each([...PROOF_FAULTS, ["The 'htu' claim does not match the URI of the request.", 'Set the Okta URL']])(
    'at the token endpoint: %s',
    async (description, remedy) => {
      askForDpop();
      refuse(400, 'invalid_dpop_proof', description);
      const message = await messageOf();
      expect(message).toContain(`[400 invalid_dpop_proof]: ${description} `);
      expect(message).toContain(remedy);
    },
  );

  it('ends where the nonce that the token endpoint gave is refused too', async () => {
    askForDpop();
    refuse(400, 'use_dpop_nonce', 'Authorization server requires nonce in DPoP proof.', { 'dpop-nonce': 'nonce-2' });
    expect(await messageOf()).toContain('Okta gave no nonce that it would accept');
  });

  const grant = () => {
    askForDpop();
    const body = { access_token: ACCESS_TOKEN, token_type: 'DPoP', expires_in: 3600 };
    okta().post(TOKEN).matchHeader('dpop', /^eyJ/).reply(200, body);
  };
  const challenge = (error: string, description: string) => ({
    'www-authenticate':
      `DPoP algs="RS256 RS384 RS512 ES256 ES384 ES512", authorization_uri="${FAKE_ORG}/oauth2/v1/authorize", ` +
      `realm="${FAKE_ORG}", scope="okta.users.read", error="${error}", error_description="${description}", resource="/api/v1/users"`,
    date: new Date(NOW).toUTCString(),
  });

  it.each([
    ...PROOF_FAULTS,
    ["The DPoP proof JWT 'ath' claim does not match the access token.", 'okta-auth-reset'],
    ['The access token is not bound to the key of the DPoP proof JWT.', 'okta-auth-reset'],
  ])('at the API, which answers with an empty body: %s', async (description, remedy) => {
    grant();
    okta().get(USERS).reply(400, '', challenge('invalid_dpop_proof', description));
    const message = await messageOf();
    expect(message).toContain('Error: Error in API call [400] - Bad Request\n');
    expect(message).toContain(`Okta refused the DPoP proof: ${description} `);
    expect(message).toContain(remedy);
  });

  it('at the API, for a bound token that was not taken as such', async () => {
    grant();
    okta().get(USERS).reply(400, '', challenge('invalid_request', 'dpop_authentication_scheme_required'));
    expect(await messageOf()).toContain('The token is bound to a DPoP key but was not accepted as such.');
  });

  it('at the API, for a nonce that is refused again', async () => {
    grant();
    const headers = { ...challenge('use_dpop_nonce', 'Resource server requires nonce.'), 'dpop-nonce': 'r-1' };
    okta().get(USERS).times(2).reply(401, '', headers);
    expect(await messageOf()).toContain('Okta did not accept the nonce that it had just issued');
  });

  it('is overcome where Okta’s clock differs: the proof is made by its time', async () => {
    grant();
    const later = { date: new Date(Date.parse(NOW) + 3600_000).toUTCString() };
    const tooOld = challenge('invalid_dpop_proof', 'The DPoP proof JWT is issued more than five minutes in the past.');
    okta()
      .get(USERS)
      .reply(400, '', { ...tooOld, ...later });
    const issuedAt: number[] = [];
    okta()
      .get(USERS)
      .matchHeader('dpop', (proof) => {
        const [, payload = ''] = String(proof).split('.');
        issuedAt.push(JSON.parse(Buffer.from(payload, 'base64url').toString()).iat);
        return true;
      })
      .reply(200, []);
    expect((await instance().run('test-module')).ok).toBe(true);
    expect(issuedAt.at(-1)).toBe((Date.parse(NOW) + 3600_000) / 1000 - 30);
  });
});

describe('a refusal of the token at the API', () => {
  const grant = () =>
    okta()
      .post(TOKEN)
      .reply(200, { access_token: ACCESS_TOKEN, token_type: 'Bearer', expires_in: 3600, scope: 'okta.users.manage' });

  it('is a 401 when a new token is refused too', async () => {
    grant();
    grant();
    const challenge = { 'www-authenticate': 'Bearer error="invalid_token", error_description="The token is invalid."' };
    okta().get(USERS).times(2).reply(401, '', challenge);
    const message = await messageOf();
    expect(message).toContain('Error in API call [401] - Unauthorized\nBearer error="invalid_token"');
    expect(message).toContain('Okta refuses a token that it has just issued.');
  });

  it('is not renewed for a feature that the org does not have', async () => {
    grant();
    okta()
      .get(USERS)
      .reply(401, { errorCode: 'E0000015', errorSummary: 'You do not have permission to access the feature' });
    expect(await messageOf()).toContain('E0000015');
  });

  it('names the scope that the challenge names, or else the ones that the command needs and the token lacks', async () => {
    grant();
    const headers = { 'www-authenticate': 'Bearer scope="okta.logs.read", error="insufficient_scope"' };
    okta()
      .get(/^\/api\/v1\/logs/)
      .reply(403, '', headers);
    const logs = await instance().run('okta-get-logs');
    expect(logs).toMatchObject({
      ok: false,
      message: expect.stringContaining('lacks the scope okta.logs.read. Grant it'),
    });
    grant();
    okta()
      .get(/^\/api\/v1\/groups/)
      .reply(403, '', {});
    const groups = await instance().run('okta-list-groups');
    expect(groups).toMatchObject({
      ok: false,
      message: expect.stringContaining('lacks the scope okta.groups.read. Grant it'),
    });
  });

  it('counts scopes as granted where the answer does not list them', async () => {
    okta().post(TOKEN).reply(200, { access_token: ACCESS_TOKEN, token_type: 'Bearer' });
    okta().get(USERS).reply(403, '', {});
    expect(await messageOf()).not.toContain('lacks the scope');
  });
});

it('sends the token request with the headers and the form that Okta documents, and nothing to any other origin', async () => {
  const forms: Record<string, string>[] = [];
  okta()
    .post(TOKEN, (form) => {
      forms.push(form);
      return true;
    })
    .matchHeader('content-type', 'application/x-www-form-urlencoded')
    .matchHeader('accept', 'application/json')
    .reply(307, '', { location: 'https://evil.test/oauth2/v1/token' });
  const evil = nock('https://evil.test').post(TOKEN).reply(200, {});
  await messageOf();
  expect(evil.isDone()).toBe(false);
  nock.cleanAll();
  expect(forms).toEqual([
    {
      grant_type: 'client_credentials',
      scope:
        'okta.apps.manage okta.apps.read okta.groups.manage okta.groups.read okta.logs.read okta.networkZones.manage ' +
        'okta.networkZones.read okta.users.manage okta.users.read',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/),
    },
  ]);
});
