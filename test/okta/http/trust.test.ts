import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuthorities } from '../../../src/config/network.ts';
import { createIntegration } from '../../../src/integration.ts';
import { createCertificate, type TestCertificate } from '../../support/certificates.ts';
import { openTransport, startLocalServer } from '../../support/local-server.ts';
import { requestOf } from '../../support/scripted-send.ts';

let certificate: TestCertificate;
const folder = mkdtempSync(join(tmpdir(), 'okta-v2-tls-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

beforeAll(async () => {
  certificate = await createCertificate();
});
afterAll(() => rmSync(folder, { recursive: true }));

const user = JSON.stringify({ id: '00u1', status: 'ACTIVE', profile: { login: 'jane@example.com' } });
const org = () => startLocalServer((_request, response) => response.end(user), certificate);
/** It helps against an unknown authority and nothing else. */
const ADVICE_TO_TRUST = /Trust any certificate|insecure/;
const ask = (origin: string) => requestOf({ url: `${origin}/api/v1/users` });

describe('the certificate of the org', () => {
  it('is refused where nobody known vouches for it, before anything is sent', async () => {
    const { origin } = await org();
    const failed = openTransport(origin)(ask(origin));
    await expect(failed).rejects.toMatchObject({ fault: 'tls', sent: false });
    await expect(failed).rejects.toThrow(/cannot be trusted .* SSL_CERT_FILE/);
  });

  it('is taken where an authority that was given vouches for it', async () => {
    const { origin } = await org();
    expect((await openTransport(origin, { ca: [certificate.ca] })(ask(origin))).status).toBe(200);
  });

  it('is taken where the authority is the last of a long file that holds all the others too', async () => {
    const { origin } = await org();
    const ca = [`# a bundle\n${rootCertificates.join('\n')}\n${certificate.ca}`];
    expect((await openTransport(origin, { ca })(ask(origin))).status).toBe(200);
  });

  it('is refused for another name than its own', async () => {
    const other = await createCertificate({ host: 'other.example' });
    const { origin } = await startLocalServer((_request, response) => response.end(user), other);
    const failed = openTransport(origin, { ca: [other.ca] })(ask(origin));
    await expect(failed).rejects.toMatchObject({ fault: 'tls', sent: false });
    await expect(failed).rejects.toThrow(/is for another host name .* Check the Okta URL/);
    await expect(failed).rejects.not.toThrow(ADVICE_TO_TRUST);
  });

  it('is refused after its time, with a look at the clock', async () => {
    const late = await createCertificate({ notAfter: new Date(Date.now() - 1000) });
    const { origin } = await startLocalServer((_request, response) => response.end(user), late);
    const failed = openTransport(origin, { ca: [late.ca] })(ask(origin));
    await expect(failed).rejects.toMatchObject({ fault: 'tls', sent: false });
    await expect(failed).rejects.toThrow(/not valid at this time \(CERT_HAS_EXPIRED\)\. Check the clock/);
    await expect(failed).rejects.not.toThrow(ADVICE_TO_TRUST);
  });

  it('is not looked at with insecure, on those connections alone', async () => {
    const { origin } = await org();
    expect((await openTransport(origin, { insecure: true })(ask(origin))).status).toBe(200);
    await expect(openTransport(origin)(ask(origin))).rejects.toMatchObject({ fault: 'tls' });
    expect(process.env.NODE_TLS_REJECT_UNAUTHORIZED).toBeUndefined();
  });

  it.each([
    ['a version of TLS that is too old', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'ALL@SECLEVEL=0' }],
    ['a certificate of ours', { requestCert: true, rejectUnauthorized: true }],
  ] as const)('is not the trouble where the server wants %s', async (_, options) => {
    const { origin } = await startLocalServer((_request, response) => response.end(user), {
      ...certificate,
      ...options,
    });
    const failed = openTransport(origin, { ca: [certificate.ca] })(ask(origin));
    await expect(failed).rejects.toMatchObject({ fault: 'tls' });
    await expect(failed).rejects.toThrow(/Check the Okta URL|check the Okta URL/);
    await expect(failed).rejects.not.toThrow(ADVICE_TO_TRUST);
  });

  it('is not looked at where the server speaks no TLS', async () => {
    const plain = await startLocalServer((_request, response) => response.end(user));
    const origin = plain.origin.replace('http:', 'https:');
    await expect(openTransport(origin)(ask(origin))).rejects.toMatchObject({ fault: 'tls', sent: false });
  });
});

describe('a file of certificates', () => {
  it.each(['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'])(
    'that %s names is trusted by commands, without a proxy',
    async (name) => {
      const { origin } = await org();
      const environment = { [name]: file('ca.pem', certificate.ca), HTTPS_PROXY: 'http://127.0.0.1:1' };
      const params = { url: origin, credentials: { password: '00testToken' } };
      const run = (given: typeof environment | undefined) =>
        createIntegration({ params, ...(given && { environment: given }), budgetMs: 0 }).run('okta-get-user', {
          username: 'jane@example.com',
        });
      expect(await run(environment)).toMatchObject({ ok: true });
      expect(await run(undefined)).toMatchObject({ ok: false, error: { fault: 'tls' } });
    },
  );

  it('is read once where several variables name it', () => {
    const path = file('ca.pem', certificate.ca);
    const ca = readAuthorities({ SSL_CERT_FILE: path, REQUESTS_CA_BUNDLE: path, NODE_EXTRA_CA_CERTS: path }, () => {});
    expect(ca).toEqual([certificate.ca]);
  });

  it('that is missing is named, and the others are used', () => {
    const warnings: string[] = [];
    const ca = readAuthorities(
      { SSL_CERT_FILE: join(folder, 'none.pem'), NODE_EXTRA_CA_CERTS: file('ca.pem', certificate.ca) },
      (message) => warnings.push(message),
    );
    expect(ca).toEqual([certificate.ca]);
    expect(warnings).toEqual([expect.stringMatching(/SSL_CERT_FILE names .*none\.pem.* cannot be read/)]);
  });

  it('is used even where one certificate in it cannot be read', async () => {
    const { origin } = await org();
    const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    expect((await openTransport(origin, { ca: [damaged + certificate.ca] })(ask(origin))).status).toBe(200);
    await expect(openTransport(origin, { ca: [damaged] })(ask(origin))).rejects.toMatchObject({ fault: 'tls' });
  });
});
