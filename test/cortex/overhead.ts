/**
 * Measures what a command costs in Cortex beside its requests: shim and Node over a bare `python3 -c pass`.
 *
 *     npm run build && npx tsx test/cortex/overhead.ts [rounds]
 *
 * Each round runs all contestants once, one after the other, so that a busy machine is busy for all of them.
 * OKTA_V2_TEST_NODE names another `node` to measure.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PYTHON, startContainer, toNodeFolder } from './container/container.ts';
import { toServedScript } from './container/unified-script.ts';

const ALLOWED_MS = 250;
const rounds = Number(process.argv[2] ?? 20);
const nodeFolder = toNodeFolder();
const script = toServedScript();

const okta = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json').end('{"id":"00u1","status":"ACTIVE","profile":{}}');
}).listen(0, '127.0.0.1');
await once(okta, 'listening');
const url = `http://127.0.0.1:${(okta.address() as AddressInfo).port}`;

async function runProcess(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { env: { PATH: nodeFolder }, stdio: 'ignore' });
  await once(child, 'exit');
}

/** A container from its start to its end, with one command in it. */
async function runCommand(command: string): Promise<void> {
  const container = startContainer({ script, nodeFolder });
  const { exception } = await container.run({ command, params: { url, credentials: { password: '00overhead' } } });
  if (exception !== undefined) throw new Error(exception.join('\n'));
  await container.close();
}

const contestants = {
  'python3 -c pass': () => runProcess(PYTHON, ['-c', 'pass']),
  'node -e 0': () => runProcess(join(nodeFolder, 'node'), ['-e', '0']),
  'a command that asks nothing of Okta': () => runCommand('okta-no-such-command'),
  'a command with one request': () => runCommand('test-module'),
};

const times = new Map<string, number[]>();
for (let round = 0; round < rounds; round += 1) {
  for (const [name, run] of Object.entries(contestants)) {
    const started = performance.now();
    await run();
    times.set(name, [...(times.get(name) ?? []), performance.now() - started]);
  }
}
okta.close();

const medianOf = (name: string): number => {
  const sorted = [...(times.get(name) ?? [])].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
const [python, node] = [medianOf('python3 -c pass'), medianOf('node -e 0')];
for (const name of Object.keys(contestants)) {
  const overhead = medianOf(name) - python;
  const relation = name.startsWith('a command')
    ? `, ${overhead.toFixed(0)} ms over python3 -c pass = ${(overhead / node).toFixed(2)} x node -e 0`
    : '';
  console.log(`${name}: ${medianOf(name).toFixed(0)} ms${relation}`);
}
const worst = medianOf('a command with one request') - python;
console.log(`${worst <= ALLOWED_MS ? 'within' : 'OVER'} the ${ALLOWED_MS} ms that are allowed (median of ${rounds})`);
process.exitCode = worst <= ALLOWED_MS ? 0 : 1;
