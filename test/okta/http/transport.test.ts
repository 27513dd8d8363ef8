import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TransportError, UnexpectedResponseError } from '../../../src/errors.ts';
import { openTransport, startLocalServer } from '../../support/local-server.ts';
import { requestOf } from '../../support/scripted-send.ts';

/** Limits for servers that never end. */
const IMPATIENT = { connectTimeoutMs: 2000, idleTimeoutMs: 2000, totalTimeoutMs: 100, maxBodyBytes: 100_000_000 };

const ask = (origin: string, more: Parameters<typeof requestOf>[0] = {}, scope = {}) =>
  requestOf({ url: `${origin}/api/v1/users`, ...more }, scope);

/** A server that speaks no HTTP of its own. @returns its `host:port` */
async function listen(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer(onConnection);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

/** A server that answers each connection with these bytes and closes it. */
async function startRaw(bytes: string): Promise<string> {
  const host = await listen((socket) => {
    socket.once('data', () => socket.end(bytes));
    socket.on('error', () => {});
  });
  return `http://${host}`;
}

describe('what is sent', () => {
  it('has a length even where it has no body, and no content type then', async () => {
    const { origin } = await startLocalServer((request, response) => response.end(JSON.stringify(request.headers)));
    const send = openTransport(origin);
    const headers = JSON.parse((await send(ask(origin, { method: 'POST' }))).text);
    expect(headers).toMatchObject({ 'content-length': '0', accept: 'application/json', 'user-agent': 'tests' });
    expect(headers).not.toHaveProperty('content-type');
    const withBody = JSON.parse((await send(ask(origin, { method: 'PUT', body: '{"a":"ü"}' }))).text);
    expect(withBody).toMatchObject({ 'content-length': '10', 'content-type': 'application/json' });
  });

  it('arrives byte for byte as it is', async () => {
    const { origin } = await startLocalServer((request, response) => {
      request.setEncoding('utf8');
      let body = '';
      request.on('data', (text: string) => {
        body += text;
      });
      request.on('end', () => response.end(`${request.method} ${request.url} ${body}`));
    });
    const body = '{"name":"ü \\u0000 \'x\'"}';
    const url = `${origin}/api/v1/users/a%2Fb@c?filter=x%20eq%20%22y%22&after=%2B`;
    expect((await openTransport(origin)(ask(origin, { method: 'POST', url, body }))).text).toBe(
      `POST /api/v1/users/a%2Fb@c?filter=x%20eq%20%22y%22&after=%2B ${body}`,
    );
  });

  it('goes over one kept connection, but for what must not be sent twice', async () => {
    const { origin, connections } = await startLocalServer((_request, response) => response.end('{}'));
    const send = openTransport(origin);
    for (let count = 0; count < 5; count += 1) await send(ask(origin));
    expect(connections()).toBe(1);
    await send(ask(origin, { method: 'POST', repeat: 'never' }));
    expect(connections()).toBe(2);
  });

  it('goes nowhere but to the org', async () => {
    const { origin } = await startLocalServer((_request, response) => response.end('{}'));
    const other = await startLocalServer((_request, response) => response.end('{}'));
    for (const url of [`${other.origin}/api/v1/users`, `${origin}@evil.example/api/v1/users`, `${origin}0/x`]) {
      await expect(openTransport(origin)(requestOf({ url }))).rejects.toThrow(UnexpectedResponseError);
    }
    expect(other.connections()).toBe(0);
  });
});

describe('an answer', () => {
  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('in %s is read', async (encoding, compress) => {
    const text = JSON.stringify([{ name: 'Zoë' }]);
    const { origin } = await startLocalServer((_request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(compress(text));
    });
    expect((await openTransport(origin)(ask(origin))).text).toBe(text);
  });

  it.each(['identity', 'constructor', '__proto__', 'toString'])(
    'in %s, which is no encoding, is read as it is',
    async (encoding) => {
      const { origin } = await startLocalServer((_request, response) => {
        response.setHeader('content-encoding', encoding);
        response.end('{"id":"x"}');
      });
      expect((await openTransport(origin)(ask(origin))).text).toBe('{"id":"x"}');
    },
  );

  it('keeps header lines of one name apart, its reason, and text cut between two bytes of a letter', async () => {
    const { origin } = await startLocalServer((_request, response) => {
      response.writeHead(200, 'Fine', [
        ['link', '<https://a>; rel="self"'],
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ]);
      const bytes = Buffer.from('\ufeff{"name":"Zoë"}');
      response.write(bytes.subarray(0, bytes.length - 3));
      setImmediate(() => response.end(bytes.subarray(bytes.length - 3)));
    });
    const answer = await openTransport(origin)(ask(origin));
    expect(answer).toMatchObject({ status: 200, reason: 'Fine', text: '{"name":"Zoë"}' });
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });

  it('without a reason gets the usual one', async () => {
    const origin = await startRaw('HTTP/1.1 404 \r\ncontent-length: 0\r\n\r\n');
    expect((await openTransport(origin)(ask(origin))).reason).toBe('Not Found');
  });

  it('that is longer than may be is refused before it is read, while it is read, and while it is decoded', async () => {
    const limits = { connectTimeoutMs: 2000, idleTimeoutMs: 2000, totalTimeoutMs: 60_000, maxBodyBytes: 10_000 };
    const answers = {
      '/told': (length: (n: number) => void, end: (body: Buffer) => void) => {
        length(10_001);
        end(Buffer.alloc(10));
      },
      '/endless': (_length: unknown, _end: unknown, write: () => void) => write(),
      '/bomb': (_length: unknown, end: (body: Buffer, encoding: string) => void) =>
        end(gzipSync(Buffer.alloc(2_000_000)), 'gzip'),
    };
    const { origin } = await startLocalServer((request, response) => {
      const endless = () => {
        if (!response.destroyed) response.write(Buffer.alloc(4096), () => setImmediate(endless));
      };
      answers[request.url as keyof typeof answers](
        (n) => response.setHeader('content-length', n),
        (body: Buffer, encoding?: string) => {
          if (encoding !== undefined) response.setHeader('content-encoding', encoding);
          response.write(body);
          if (encoding !== undefined) response.end();
        },
        endless,
      );
    });
    for (const path of Object.keys(answers)) {
      const sent = openTransport(origin, { limits })(requestOf({ url: `${origin}${path}` }));
      await expect(sent, path).rejects.toMatchObject({ code: 'transport_too_large' });
    }
  });

  it('that comes byte by byte is put together', async () => {
    const count = 20_000;
    const origin = await startRaw(
      `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${'1\r\na\r\n'.repeat(count)}0\r\n\r\n`,
    );
    expect((await openTransport(origin)(ask(origin))).text).toBe('a'.repeat(count));
  });

  it('that is an error is cut after 1 MiB, before anything looks into it', async () => {
    const { origin } = await startLocalServer((_request, response) => {
      response.statusCode = 400;
      response.end(`[${'{},'.repeat(1_000_000)}1]`);
    });
    const limits = { ...IMPATIENT, totalTimeoutMs: 60_000 };
    const { status, text } = await openTransport(origin, { limits })(ask(origin));
    expect([status, text.length]).toEqual([400, 1024 * 1024]);
  });

  it.each([
    ['ends before its length', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[{"id":'],
    ['ends in its middle', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\n[{"i'],
    ['never begins', ''],
  ])('that %s is a lost reply', async (_case, bytes) => {
    const origin = await startRaw(bytes);
    await expect(openTransport(origin)(ask(origin))).rejects.toMatchObject({ fault: 'reset', sent: true });
  });

  it('whose compressed body is cut off is a lost reply', async () => {
    const { origin } = await startLocalServer((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync('x'.repeat(1000)).subarray(0, 15));
    });
    await expect(openTransport(origin)(ask(origin))).rejects.toMatchObject({ fault: 'reset', sent: true });
  });

  it('that is not HTTP is said to be none', async () => {
    const origin = await startRaw('220 mail.example.com ESMTP\r\n');
    await expect(openTransport(origin)(ask(origin))).rejects.toThrow(/something that is not HTTP/);
  });
});

describe('redirects', () => {
  const redirectTo = (location: (origin: string) => string, status = 302) =>
    startLocalServer((request, response) => {
      if (request.url?.startsWith('/there')) response.end('"arrived"');
      else response.writeHead(status, { location: location(`http://${request.headers.host}`) }).end();
    });

  it('are followed within the org', async () => {
    const { origin } = await redirectTo(() => '/there?x=1');
    expect((await openTransport(origin)(ask(origin))).text).toBe('"arrived"');
  });

  it('to another address are refused, and nothing is sent there', async () => {
    const other = await startLocalServer((_request, response) => response.end('{}'));
    const { origin } = await redirectTo(() => `${other.origin}/there`);
    await expect(openTransport(origin)(ask(origin))).rejects.toThrow(/another address/);
    expect(other.connections()).toBe(0);
  });

  it.each(['//', 'http://[', 'javascript:alert(1)', 'file:///etc/passwd'])('to %s are refused', async (location) => {
    const { origin } = await redirectTo(() => location);
    await expect(openTransport(origin)(ask(origin))).rejects.toThrow(UnexpectedResponseError);
  });

  it('that never end are given up', async () => {
    const { origin } = await redirectTo(() => '/again');
    expect((await openTransport(origin)(ask(origin))).status).toBe(302);
  });

  it('of a request that changes something are not followed', async () => {
    const { origin } = await redirectTo(() => '/there', 307);
    expect((await openTransport(origin)(ask(origin, { method: 'POST' }))).status).toBe(307);
  });
});

describe('a connection', () => {
  it('that is refused has sent nothing', async () => {
    const { origin, server } = await startLocalServer(() => {});
    server.close();
    await once(server, 'close');
    const failed = openTransport(origin)(ask(origin));
    await expect(failed).rejects.toMatchObject({ fault: 'refused', sent: false });
    await expect(failed).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/);
  });

  it('to a name that nobody knows has sent nothing', async () => {
    const origin = 'http://no-such-host.invalid';
    await expect(openTransport(origin)(ask(origin))).rejects.toMatchObject({ fault: 'dns', sent: false });
  });

  it('on which nothing comes for too long is given up', async () => {
    const { origin } = await startLocalServer(() => {});
    const limits = { connectTimeoutMs: 2000, idleTimeoutMs: 50, totalTimeoutMs: 60_000, maxBodyBytes: 1000 };
    const failed = openTransport(origin, { limits })(ask(origin));
    await expect(failed).rejects.toMatchObject({ fault: 'timeout', sent: true });
    await expect(failed).rejects.toThrow(/did not answer within 0\.05 s/);
  });

  it('whose TLS never begins is given up before anything is sent', async () => {
    const host = await listen(() => {});
    const origin = `https://${host}`;
    const limits = { connectTimeoutMs: 50, idleTimeoutMs: 2000, totalTimeoutMs: 60_000, maxBodyBytes: 1000 };
    const failed = openTransport(origin, { limits })(ask(origin));
    await expect(failed).rejects.toMatchObject({ fault: 'timeout', sent: false });
    await expect(failed).rejects.toThrow(/did not take a connection within 0\.05 s/);
  });

  it('on which something comes unasked is dropped, and the next request goes over a new one', async () => {
    const answer = (body: string) => `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const dropped: Promise<unknown>[] = [];
    const host = await listen((socket) => {
      dropped.push(once(socket, 'close'));
      socket.on('data', () => {
        socket.write(answer('"asked for"'));
        setImmediate(() => socket.write(answer('"forged"')));
      });
      socket.on('error', () => {});
    });
    const origin = `http://${host}`;
    const send = openTransport(origin);
    for (const round of [1, 2, 3]) {
      expect((await send(ask(origin))).text).toBe('"asked for"');
      expect(dropped).toHaveLength(round);
      await dropped[round - 1];
    }
  });

  it('that drips for ever is given up in the end', async () => {
    const { origin } = await startLocalServer((_request, response) => {
      const drip = () => {
        if (!response.destroyed) response.write(' ', () => setImmediate(drip));
      };
      drip();
    });
    await expect(openTransport(origin, { limits: IMPATIENT })(ask(origin))).rejects.toThrow(
      /still answering after 0\.1 s/,
    );
  });

  it.each([
    ['headers', 'HTTP/1.1 200 OK\r\n', 'x-more: 1\r\n'],
    ['interim answers', '', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
    ['trailers', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n', 'x-more: 1\r\n'],
  ])('that goes on with its %s for ever is given up in the end too', async (_what, start, piece) => {
    const host = await listen((socket) => {
      socket.on('error', () => {});
      const drip = () => {
        if (!socket.destroyed) socket.write(piece, () => setImmediate(drip));
      };
      socket.once('data', () => socket.write(start, drip));
    });
    const origin = `http://${host}`;
    await expect(openTransport(origin, { limits: IMPATIENT })(ask(origin))).rejects.toThrow(
      /(?:still answering after 0\.1 s|HPE_HEADER_OVERFLOW)/,
    );
  });

  it('on which nothing comes at all is given up by the same limit', async () => {
    const { origin } = await startLocalServer(() => {});
    const limits = { ...IMPATIENT, totalTimeoutMs: 50 };
    await expect(openTransport(origin, { limits })(ask(origin))).rejects.toMatchObject({
      fault: 'timeout',
      sent: true,
    });
  });

  it('that changes to another protocol unasked is an error', async () => {
    const origin = await startRaw(
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
    );
    const failed = openTransport(origin)(ask(origin));
    await expect(failed).rejects.toThrow(UnexpectedResponseError);
    await expect(failed).rejects.toThrow(/another protocol \(101\)/);
  });

  it('is dropped at once when its command is cancelled, with the signal’s reason', async () => {
    const reason = new TransportError('aborted', 'The command was cancelled.');
    const controller = new AbortController();
    let isClosed: Promise<unknown> | undefined;
    const { origin } = await startLocalServer((_request, response) => {
      isClosed = once(response, 'close');
      controller.abort(reason);
    });
    await expect(openTransport(origin)(ask(origin, {}, { signal: controller.signal }))).rejects.toBe(reason);
    await isClosed;
    await expect(openTransport(origin)(ask(origin, {}, { signal: controller.signal }))).rejects.toBe(reason);
  });

  it('that cannot be made yet is dropped at once as well', async () => {
    const reason = new TransportError('aborted', 'The command was cancelled.');
    const controller = new AbortController();
    let closed: Promise<unknown> | undefined;
    const host = await listen((socket) => {
      closed = once(socket, 'close');
      socket.on('error', () => {});
      controller.abort(reason);
    });
    const origin = `https://${host}`;
    await expect(openTransport(origin)(ask(origin, {}, { signal: controller.signal }))).rejects.toBe(reason);
    await closed;
  });
});

describe('an error', () => {
  it('never carries the request’s headers', async () => {
    const origin = await startRaw('');
    const headers = { authorization: 'SSWS 00plantedSecretToken' };
    const error: unknown = await openTransport(origin)(ask(origin, { headers })).catch((caught: unknown) => caught);
    const seen = new Set<unknown>();
    const walk = (value: unknown): void => {
      if (typeof value === 'string') expect(value).not.toContain('00plantedSecretToken');
      if (value === null || typeof value !== 'object' || seen.has(value)) return;
      seen.add(value);
      for (const key of Reflect.ownKeys(value)) walk(Reflect.get(value, key));
    };
    walk(error);
    expect(error).toBeInstanceOf(TransportError);
  });
});
