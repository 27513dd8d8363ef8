import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { FaultPlan } from '../../src/simulator/index.ts';
import { type Simulator, startSimulator } from '../../src/simulator/index.ts';

const running: Simulator[] = [];

afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.close();
});

async function start(faults: FaultPlan = []): Promise<Simulator> {
  const simulator = await startSimulator({ faults });
  running.push(simulator);
  return simulator;
}

/** One request over a socket: the raw header lines and the body. */
function ask(
  simulator: Simulator,
  method: string,
  path: string,
): Promise<{ status: number; headers: string[]; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `SSWS ${simulator.token}` };
    const request = httpRequest(simulator.url + path, { method, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.rawHeaders,
          text: Buffer.concat(pieces).toString(),
        }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

it('speaks HTTP on a port of its own, with links of its own address', async () => {
  const simulator = await start();
  const { status, text } = await ask(simulator, 'GET', '/api/v1/users/me');
  expect(status).toBe(200);
  expect(JSON.parse(text)._links.self.href).toBe(`${simulator.url}/api/v1/users/${simulator.org.ownerId}`);
});

it('sends self and next as two Link lines', async () => {
  const { headers } = await ask(await start(), 'GET', '/api/v1/users?limit=1');
  const links = headers.filter((_, index) => headers[index - 1]?.toLowerCase() === 'link');
  expect(links).toEqual([expect.stringMatching(/rel="self"$/), expect.stringMatching(/rel="next"$/)]);
});

it('answers a deletion with 204 and nothing else', async () => {
  const simulator = await start();
  const { status, text } = await ask(simulator, 'DELETE', `/api/v1/users/${simulator.org.ownerId}/sessions`);
  expect([status, text]).toEqual([204, '']);
});

it('records the path as it was sent', async () => {
  const simulator = await start();
  await ask(simulator, 'GET', '/api/v1/users/a%2Fb%40c?x=%20');
  expect(simulator.requests).toMatchObject([{ path: '/api/v1/users/a%2Fb%40c', query: 'x=%20', status: 405 }]);
});

it('wants a length with every POST', async () => {
  const simulator = await start();
  const { port } = new URL(simulator.url);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`POST /api/v1/users/me/lifecycle/suspend HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    });
    let text = '';
    socket.on('data', (piece) => {
      text += piece.toString();
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 411 /);
});

it('drops the connection, after the change too, when a fault says so', async () => {
  const simulator = await start([{ method: 'POST', fault: { kind: 'drop', when: 'after' } }]);
  await expect(ask(simulator, 'POST', '/api/v1/users/jane.doe/lifecycle/suspend')).rejects.toMatchObject({
    code: 'ECONNRESET',
  });
  expect(simulator.org.resolveUser('jane.doe').status).toBe('SUSPENDED');
});

it('breaks off in the middle of a body when a fault says so', async () => {
  const simulator = await start([{ fault: { kind: 'truncate' } }]);
  await expect(ask(simulator, 'GET', '/api/v1/users')).rejects.toMatchObject({ message: 'aborted' });
});

it('closes at once, with idle connections left open', async () => {
  const simulator = await startSimulator();
  await (await fetch(`${simulator.url}/api/v1/users`)).text();
  await simulator.close();
  await expect(fetch(simulator.url)).rejects.toThrow();
});
