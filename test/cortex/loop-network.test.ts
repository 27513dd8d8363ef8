import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server as ProxyServer } from 'proxy-chain';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/index.ts';
import { createCertificate } from '../support/certificates.ts';
import { testKey } from '../support/oauth-keys.ts';
import { ALL_SCOPES, CLIENT_ID } from '../support/oauth-org.ts';
import {
  type Container,
  type ContainerOptions,
  createContextStore,
  type Report,
  startContainer,
} from './container/container.ts';
import { toServedScript } from './container/unified-script.ts';

const TOKEN = '00networkTestsToken/+=0123456789abcdefghij';

async function openOrg(options: SimulatorOptions = {}): Promise<Simulator> {
  const org = await startSimulator({ token: TOKEN, rateLimits: false, ...options });
  onTestFinished(() => org.close());
  return org;
}

function open(options: Partial<ContainerOptions> = {}): Container {
  const container = startContainer({ script: toServedScript(), ...options });
  onTestFinished(() => container.close());
  return container;
}

const toParams = ({ url }: Simulator) => ({ url, credentials: { identifier: '', password: TOKEN } });
const textOf = ({ entries }: Report): string => String(entries[0]?.Contents);

describe('OAuth in a container', () => {
  const openOAuth = async (dpop: boolean) => {
    const key = await testKey('ES256');
    const app = { clientId: CLIENT_ID, keys: [key.publicJwk], scopes: ALL_SCOPES, dpop };
    const org = await openOrg({ oauthClients: [app] });
    const params = {
      url: org.url,
      use_oauth: true,
      client_id: CLIENT_ID,
      private_key: key.pkcs8,
      jwt_algorithm: 'ES256',
      credentials: { identifier: '', password: '' },
    };
    const tokens = () =>
      org.requests.filter(({ path, status }) => path === '/oauth2/v1/token' && status === 200).length;
    return { org, params, key, tokens };
  };

  it.each([{ dpop: false }, { dpop: true }])('passes the test of the settings form (DPoP: $dpop)', async ({ dpop }) => {
    const { params } = await openOAuth(dpop);
    const container = open({ store: createContextStore() });
    const report = await container.run({ command: 'test-module', params });
    expect(textOf(report)).toBe('ok');
    expect(container.store).toMatchObject({ reads: 0, writes: 0, value: {} });
  });

  it.each([{ dpop: false }, { dpop: true }])(
    'asks for one token in many commands, and keeps it where Cortex keeps it (DPoP: $dpop)',
    async ({ dpop }) => {
      const { params, tokens, key } = await openOAuth(dpop);
      const container = open();
      const reports = [];
      for (let round = 0; round < 3; round += 1) {
        reports.push(await container.run({ command: 'okta-list-users', args: { limit: 1 }, params, debug: true }));
      }
      expect(reports.map(({ entries }) => entries[0]?.Type)).toEqual([1, 1, 1]);
      expect(tokens()).toBe(1);
      const { token } = container.store.value;
      expect(token).toMatch(/^eyJ/);
      const told = reports.flatMap(({ lines }) => lines).filter((line) => !line.includes('"setIntegrationContext"'));
      for (const secret of [String(token), ...key.pkcs8.split('\n').filter((line) => line.length > 40)]) {
        expect(told.join('\n')).not.toContain(secret);
      }
    },
  );

  it('drops the token on okta-auth-reset', async () => {
    const { params, tokens } = await openOAuth(false);
    const container = open();
    await container.run({ command: 'okta-list-users', params });
    await container.run({ command: 'okta-auth-reset', params });
    expect(container.store.value).not.toHaveProperty('token');
    await container.run({ command: 'okta-list-users', params });
    expect(tokens()).toBe(2);
  });
});

describe('proxies of a container', () => {
  const openProxy = async () => {
    const proxy = new ProxyServer({ port: 0, host: '127.0.0.1' });
    await proxy.listen();
    onTestFinished(() => proxy.close(true));
    let connections = 0;
    proxy.server.on('connect', () => {
      connections += 1;
    });
    proxy.server.on('request', () => {
      connections += 1;
    });
    return { address: `127.0.0.1:${proxy.port}`, connections: () => connections };
  };

  it.each([
    { order: 'off, on', runs: [false, true] },
    { order: 'on, off', runs: [true, false] },
    { order: 'off, on, off', runs: [false, true, false] },
    { order: 'on, off, on', runs: [true, false, true] },
  ])('are used in the runs of instances that want them, and in no other: $order', async ({ runs }) => {
    const [org, proxy] = [await openOrg(), await openProxy()];
    // Without a scheme, as administrators write it.
    const container = open({ environment: { HTTP_PROXY: proxy.address } });
    for (const isOn of runs) {
      const before = proxy.connections();
      const report = await container.run({ command: 'test-module', params: { ...toParams(org), proxy: isOn } });
      expect(textOf(report)).toBe('ok');
      expect(proxy.connections() - before).toBe(isOn ? 1 : 0);
    }
  });
});

describe('certificates of a container', async () => {
  const { ca, ...tls } = await createCertificate();
  const folder = mkdtempSync(join(tmpdir(), 'okta-v2-authority-'));
  const authority = join(folder, 'ca.pem');
  beforeAll(() => writeFileSync(authority, ca));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('refuses an org whose authority it does not know, and says how to mend it', async () => {
    const org = await openOrg({ tls });
    expect(textOf(await open().run({ command: 'test-module', params: toParams(org) }))).toMatch(/certificate/i);
  });

  it.each(['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'])('trusts the authority that %s names', async (name) => {
    const org = await openOrg({ tls });
    const container = open({ environment: { [name]: authority } });
    expect(textOf(await container.run({ command: 'test-module', params: toParams(org) }))).toBe('ok');
  });

  it('trusts any where the instance says so, and only then', async () => {
    const org = await openOrg({ tls });
    const container = open();
    for (const insecure of [true, false, true]) {
      const text = textOf(await container.run({ command: 'test-module', params: { ...toParams(org), insecure } }));
      expect(text === 'ok').toBe(insecure);
    }
  });
});

describe('large and wrong answers in a container', () => {
  const serve = async (body: string, status = 200): Promise<string> => {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('come through whole at 8 MB', async () => {
    const text = 'ä|"\\\u2028🦊'.repeat(900_000);
    const url = await serve(JSON.stringify({ id: '00u1', status: 'ACTIVE', profile: { login: 'a@b.c', note: text } }));
    const params = { url, credentials: { password: TOKEN } };
    const report = await open().run({ command: 'okta-get-user', args: { username: 'a@b.c' }, params });
    expect(Buffer.byteLength(text)).toBeGreaterThan(8_000_000);
    expect(report.entries[0]?.Contents).toMatchObject({ profile: { note: text } });
  });

  it('are cut to 50,000 characters as errors, without the secrets that they repeat', async () => {
    const summary = `${TOKEN} ${'x'.repeat(80_000)} ${TOKEN}`;
    const url = await serve(JSON.stringify({ errorCode: 'E0000001', errorSummary: summary }), 400);
    const params = { url, credentials: { password: TOKEN } };
    const report = await open().run({ command: 'okta-get-user', args: { username: 'a@b.c' }, params });
    expect(textOf(report)).toMatch(/^Failed to execute okta-get-user command\. Error: Error in API call \[400\]/);
    expect(textOf(report)).toContain('...This error body was truncated...');
    expect(textOf(report).length).toBeLessThan(50_200);
    expect(report.lines.join('\n')).not.toContain(TOKEN);
  });

  it('end as an error when nobody answers at the address', async () => {
    const params = { url: 'http://127.0.0.1:9', credentials: { password: TOKEN } };
    const report = await open().run({ command: 'okta-get-user', args: { username: 'a@b.c' }, params });
    expect(textOf(report)).toMatch(/^Failed to execute okta-get-user command\. Error: .*127\.0\.0\.1:9/);
  });
});
