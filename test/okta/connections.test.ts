import { once } from 'node:events';
import { expect, it } from 'vitest';
import { answerLine } from '../../src/hosts/cortex/host.ts';
import { createIntegration } from '../../src/integration.ts';
import { TransportPool } from '../../src/okta/http/transport-pool.ts';
import { startLocalServer } from '../support/local-server.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';

const USER = { id: '00u1111111111111aaaa', status: 'ACTIVE', profile: { login: 'ann@acme.test' } };

async function openOrg() {
  const org = await startLocalServer((_request, response) => response.end(JSON.stringify(USER)));
  const open = () => new Promise<number>((resolve) => org.server.getConnections((_error, count) => resolve(count)));
  return { ...org, open };
}

it('close lets go of the connections, and a later command connects again', async () => {
  const { origin, server, connections, open } = await openOrg();
  const params = { url: origin, credentials: { password: '00testToken' } };
  const okta = createIntegration({ params, clock: createVirtualClock() });
  await okta.close();
  const closed = once(server, 'connection').then(([socket]) => once(socket, 'close'));
  await okta.run('okta-get-user', { username: 'ann@acme.test' });
  expect(await open()).toBe(1);
  await okta.close();
  await closed;
  expect(await open()).toBe(0);
  expect(await okta.run('okta-get-user', { username: 'ann@acme.test' })).toMatchObject({ ok: true });
  expect(connections()).toBe(2);
  await okta.close();
});

it('a host keeps the connections of a few sets of parameters, and uses them again', async () => {
  const { origin, connections, open } = await openOrg();
  const transports = new TransportPool(2);
  const run = async (password: string) => {
    const params = { url: origin, credentials: { password } };
    const job = { command: 'okta-get-user', args: { username: 'ann@acme.test' }, params, integrationContext: {} };
    const messages: unknown[] = [];
    await answerLine(JSON.stringify(job), (message) => messages.push(message), createVirtualClock(), {}, transports);
    expect(messages).toContainEqual(expect.objectContaining({ op: 'results' }));
  };
  for (let job = 0; job < 10; job += 1) await run('00tokenOfOne');
  expect(connections()).toBe(1);
  for (let set = 0; set < 10; set += 1) await run(`00tokenOf${set}`);
  await expect.poll(open).toBeLessThanOrEqual(2);
});

it('a job logs the names of arguments that its command does not have', async () => {
  const { origin } = await openOrg();
  const params = { url: origin, credentials: { password: '00testToken' } };
  const args = { username: 'ann@acme.test', pollingTime: '5', other: 'value' };
  const messages: unknown[] = [];
  const job = { command: 'okta-get-user', args, params, integrationContext: {} };
  await answerLine(JSON.stringify(job), (message) => messages.push(message), createVirtualClock());
  const message = 'okta-get-user ignores arguments that it does not have: pollingTime, other.';
  expect(messages[0]).toEqual({ op: 'log', level: 'info', message });
  expect(messages).toContainEqual(expect.objectContaining({ op: 'results' }));
});
