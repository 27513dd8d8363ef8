import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { Server as ProxyChain } from 'proxy-chain';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readProxies } from '../../../src/config/network.ts';
import { ConfigurationError } from '../../../src/errors.ts';
import { toProxy } from '../../../src/okta/http/proxy.ts';
import { createCertificate, type TestCertificate } from '../../support/certificates.ts';
import { openTransport, startLocalServer } from '../../support/local-server.ts';
import { requestOf } from '../../support/scripted-send.ts';

let certificate: TestCertificate;
beforeAll(async () => {
  certificate = await createCertificate();
});

interface Seen {
  readonly host: string;
  readonly isTunnel: boolean;
}

/** A real proxy; with a certificate, one that is spoken to over TLS. */
async function startProxy(options: { password?: string; tls?: TestCertificate; refuse?: boolean } = {}) {
  const seen: Seen[] = [];
  const common = {
    port: 0,
    host: '127.0.0.1',
    prepareRequestFunction: ({ hostname, port, isHttp, username, password }: Record<string, unknown>) => {
      seen.push({ host: `${hostname}:${port}`, isTunnel: isHttp !== true });
      const isRight = options.password === undefined || (username === 'jane' && password === options.password);
      return { requestAuthentication: !isRight };
    },
  };
  const { tls } = options;
  const proxy = new ProxyChain(
    (tls === undefined
      ? common
      : { ...common, serverType: 'https', httpsOptions: { key: tls.key, cert: tls.cert } }) as ConstructorParameters<
      typeof ProxyChain
    >[0],
  );
  await proxy.listen();
  onTestFinished(() => proxy.close(true));
  return { address: `127.0.0.1:${proxy.port}`, seen };
}

const ask = (origin: string) => requestOf({ url: `${origin}/api/v1/users?limit=1` });
const org = (tls?: TestCertificate) => startLocalServer((request, response) => response.end(`"${request.url}"`), tls);

describe('a proxy', () => {
  it('is asked for a tunnel to an org with https, by any spelling of its address', async () => {
    const { origin, port } = await org(certificate);
    const { address, seen } = await startProxy();
    for (const https of [address, `http://${address}`, `HTTP://${address}/`]) {
      const send = openTransport(origin, { ca: [certificate.ca], proxies: { https, http: 'http://127.0.0.1:1' } });
      expect((await send(ask(origin))).text).toBe('"/api/v1/users?limit=1"');
    }
    expect(seen).toEqual(Array.from({ length: 3 }, () => ({ host: `127.0.0.1:${port}`, isTunnel: true })));
  });

  it('is asked once for many requests: the tunnel is kept', async () => {
    const { origin } = await org(certificate);
    const { address, seen } = await startProxy();
    const send = openTransport(origin, { ca: [certificate.ca], proxies: { https: address } });
    for (let count = 0; count < 4; count += 1) await send(ask(origin));
    expect(seen).toHaveLength(1);
  });

  it('is given its user name and password, which may hold any character', async () => {
    const password = 'p@ss:w%rd/ü';
    const { address } = await startProxy({ password });
    const withPassword = `jane:${encodeURIComponent(password)}@${address}`;
    const secure = await org(certificate);
    const tunnelled = openTransport(secure.origin, { ca: [certificate.ca], proxies: { https: withPassword } });
    expect((await tunnelled(ask(secure.origin))).status).toBe(200);
    const plain = await org();
    const forwarded = openTransport(plain.origin, { proxies: { http: withPassword } });
    expect((await forwarded(ask(plain.origin))).status).toBe(200);
  });

  it('is asked for the whole address of an org with http', async () => {
    const { origin, port } = await org();
    const { address, seen } = await startProxy();
    const send = openTransport(origin, { proxies: { http: address } });
    expect((await send(ask(origin))).text).toBe('"/api/v1/users?limit=1"');
    expect(seen).toEqual([{ host: `127.0.0.1:${port}`, isTunnel: false }]);
  });

  it('may be spoken to over TLS itself', async () => {
    const { address, seen } = await startProxy({ tls: certificate });
    const secure = await org(certificate);
    const plain = await org();
    const proxies = { https: `https://${address}`, http: `https://${address}` };
    for (const { origin } of [secure, plain]) {
      const send = openTransport(origin, { ca: [certificate.ca], proxies });
      expect((await send(ask(origin))).text).toBe('"/api/v1/users?limit=1"');
    }
    expect(seen).toHaveLength(2);
    await expect(openTransport(secure.origin, { proxies })(ask(secure.origin))).rejects.toMatchObject({ fault: 'tls' });
  });

  it('that wants a password says so, and is not given the org’s credential', async () => {
    const { address } = await startProxy({ password: 'right-password' });
    const { origin, connections } = await org(certificate);
    const send = openTransport(origin, { ca: [certificate.ca], proxies: { https: `jane:wrong-password@${address}` } });
    const failed = send(ask(origin));
    await expect(failed).rejects.toMatchObject({ fault: 'proxy', sent: false });
    await expect(failed).rejects.toThrow(/requires a user name and a password \(407/);
    await expect(failed).rejects.not.toThrow(/wrong-password/);
    expect(connections()).toBe(0);
  });

  it('that is not there is named', async () => {
    const { origin } = await org(certificate);
    const send = openTransport(origin, { proxies: { https: 'http://127.0.0.1:1' } });
    const failed = send(ask(origin));
    await expect(failed).rejects.toMatchObject({ fault: 'refused', sent: false });
    await expect(failed).rejects.toThrow(/^The proxy 127\.0\.0\.1:1 cannot be reached/);
  });

  it.each([
    ['HTTP/1.1 502 Bad Gateway\r\n\r\n', 'refused', /cannot reach 127\.0\.0\.1:\d+: it answered 502 Bad Gateway/],
    ['HTTP/1.1 403 Forbidden\r\n\r\n', 'proxy', /refused to connect to 127\.0\.0\.1:\d+: it answered 403/],
    ['', 'reset', /The connection to the proxy 127\.0\.0\.1:\d+ was lost/],
  ])('that answers %j to CONNECT has sent nothing on', async (bytes, fault, words) => {
    const { origin } = await org(certificate);
    const server: Server = createServer((socket) => socket.once('data', () => socket.end(bytes)).on('error', () => {}));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const https = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const failed = openTransport(origin, { proxies: { https } })(ask(origin));
    await expect(failed).rejects.toMatchObject({ fault, sent: false });
    await expect(failed).rejects.toThrow(words);
  });

  it.each([
    [
      'drips its answer to CONNECT',
      'HTTP/1.1 200 OK\r\n',
      'x-more: 1\r\n',
      /^The proxy 127\.0\.0\.1:\d+ did not take a/,
    ],
    ['opens a tunnel in which nobody answers', 'HTTP/1.1 200 OK\r\n\r\n', '', /^127\.0\.0\.1:\d+ did not take a/],
  ])('that %s does not outlast the limit for connecting', async (_what, start, piece, words) => {
    const { origin } = await org(certificate);
    const server: Server = createServer((socket) => {
      socket.on('error', () => {});
      // Slowly: as fast as it can, it would reach the limit of a header's size before that of the time.
      const drip = () => {
        if (!socket.destroyed && piece !== '') socket.write(piece, () => setTimeout(drip, 10));
      };
      socket.once('data', () => socket.write(start, drip));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const https = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const limits = { connectTimeoutMs: 100, idleTimeoutMs: 5000, totalTimeoutMs: 60_000, maxBodyBytes: 1000 };
    const failed = openTransport(origin, { proxies: { https }, limits })(ask(origin));
    await expect(failed).rejects.toMatchObject({ fault: 'timeout', sent: false });
    await expect(failed).rejects.toThrow(words);
  });

  it('of a kind that is not spoken here is refused before anything is sent', () => {
    for (const https of ['socks5://127.0.0.1:1080', 'http://:::']) {
      expect(() => toProxy(new URL('https://acme.okta.com'), { https })).toThrow(ConfigurationError);
    }
  });

  it('is not used where none is given', async () => {
    const { origin } = await org();
    expect((await openTransport(origin)(ask(origin))).status).toBe(200);
  });
});

describe('hosts without a proxy', () => {
  const https = 'http://proxy.example:3128';
  it.each([
    ['acme.okta.com', true],
    ['okta.com', true],
    ['.okta.com', true],
    ['*.okta.com', true],
    ['example.com, OKTA.COM', true],
    ['*', true],
    ['acme.okta.com:443', true],
    ['acme.okta.com:8443', false],
    ['kta.com', false],
    ['okta.com.example', false],
    ['', false],
  ])('NO_PROXY=%s spares acme.okta.com: %s', (except, isSpared) => {
    expect(toProxy(new URL('https://acme.okta.com'), { https, except }) === undefined).toBe(isSpared);
  });

  it.each([
    ['10.0.0.0/8', 'https://10.1.2.3', true],
    ['10.0.0.0/8', 'https://11.1.2.3', false],
    ['127.0.0.1', 'https://127.0.0.1:8080', true],
    ['fd00::/8', 'https://[fd00::1]', true],
    ['[::1]:8080', 'https://[::1]:8080', true],
    ['10.0.0.0/8', 'https://[::1]', false],
    ['10.0.0.0/99', 'https://10.1.2.3', false],
  ])('NO_PROXY=%s spares %s: %s', (except, origin, isSpared) => {
    expect(toProxy(new URL(origin), { https, except }) === undefined).toBe(isSpared);
  });
});

describe('the environment', () => {
  it('is read in both spellings, of which small letters win', () => {
    const environment = {
      HTTPS_PROXY: 'big:1',
      https_proxy: 'small:1',
      HTTP_PROXY: 'http:1',
      http_proxy: '',
      no_proxy: 'a,b',
    };
    expect(readProxies(environment)).toEqual({ http: 'http:1', https: 'small:1', except: 'a,b' });
  });
});
