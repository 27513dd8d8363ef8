import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));
const INITIALIZE = {
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '0' } },
};

interface Started {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Sends a request and waits for its answer. */
  ask(request: object): Promise<Record<string, unknown>>;
  /** Closes standard input, as a client does that goes away; its exit status. */
  end(): Promise<number | null>;
}

function start(args: readonly string[], env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [`${DIST}cli.cjs`, 'mcp', ...args], {
    env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', ...env },
    stdio: 'pipe',
  });
  onTestFinished(() => void child.kill());
  let [stdout, stderr, id] = ['', '', 0];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const exited = once(child, 'exit');
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    async ask(request) {
      id += 1;
      const wanted = id;
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: wanted, ...request })}\n`);
      for (;;) {
        const answer = stdout
          .split('\n')
          .slice(0, -1)
          .map((line): Record<string, unknown> => JSON.parse(line))
          .find((message) => message.id === wanted);
        if (answer !== undefined) return answer;
        await Promise.race([once(child.stdout, 'data'), exited.then(() => expect.unreachable(`ended: ${stderr}`))]);
      }
    },
    async end() {
      child.stdin.end();
      await exited;
      return child.exitCode;
    },
  };
}

const callOf = (name: string, args: object) => ({ method: 'tools/call', params: { name, arguments: args } });

describe('the bundle', () => {
  it('works on the demo, writes nothing but the protocol on stdout, and ends with its input', async () => {
    const server = start(['--demo', '--debug', '--allow-writes']);
    expect(await server.ask(INITIALIZE)).toMatchObject({ result: { serverInfo: { name: 'okta-v2' } } });
    const user = await server.ask(callOf('okta-get-user', { username: 'jane.doe@acme.example' }));
    expect(JSON.stringify(user)).toContain('ACTIVE');
    await server.ask(callOf('okta-get-user', { wrong: true }));
    await server.ask(callOf('okta-suspend-user', { username: 'nobody@acme.example' }));
    await server.ask(callOf('okta-nothing', {}));
    await server.ask({ method: 'no/such/method' });
    expect(await server.end()).toBe(0);
    for (const line of server.stdout().trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
    expect(server.stderr()).toContain('"tool":"okta-get-user"');
  });

  it('ends where a message is too long to go on, instead of never answering again', async () => {
    const server = start(['--demo']);
    await server.ask(INITIALIZE);
    server.child.stdin?.on('error', () => {});
    server.child.stdin?.write('x'.repeat(11 * 1024 * 1024));
    await once(server.child, 'exit');
    expect(server.stderr()).toContain('exceeded maximum size');
  });

  it('starts without any configuration, and its tools say how to make one', async () => {
    const server = start([]);
    await server.ask(INITIALIZE);
    expect(JSON.stringify(await server.ask({ method: 'tools/list' }))).toContain('okta-get-user');
    const answer = JSON.stringify(await server.ask(callOf('okta-get-user', { username: 'jane' })));
    expect(answer).toContain('OKTA_CLIENT_ORGURL');
    expect(answer).toContain('"isError":true');
    expect(await server.end()).toBe(0);
  });

  it('starts with a parameters file that is wrong, and its tools say what is wrong with it', async () => {
    const server = start(['--config', '/nonexistent/config.json']);
    await server.ask(INITIALIZE);
    const answer = JSON.stringify(await server.ask(callOf('okta-list-groups', {})));
    expect(answer).toContain('There is no parameters file /nonexistent/config.json');
  });

  it('takes its options from the environment, and --read-only wins', async () => {
    const namesOf = async (args: readonly string[]) => {
      const server = start(args, { OKTA_V2_MCP_ALLOW_WRITES: 'true', OKTA_V2_MCP_DEMO: 'true' });
      await server.ask(INITIALIZE);
      const names = JSON.stringify(await server.ask({ method: 'tools/list' }));
      await server.end();
      return names;
    };
    expect(await namesOf([])).toContain('okta-suspend-user');
    expect(await namesOf(['--read-only'])).not.toContain('okta-suspend-user');
  });

  it.each([
    [['--toolsets', 'usres'], '--toolsets takes users, '],
    [['--max-output-tokens', '5'], '--max-output-tokens takes a whole number of 1000 or more'],
    [['--http', '--port', '99999'], '--port takes a whole number from 0 to 65535'],
    [['--audit', '/dev/null'], 'The audit file /dev/null cannot be written'],
    [['--http', '--host', '0.0.0.0'], 'give both --issuer and --audience'],
    [
      ['--http', '--issuer', 'http://example.com', '--audience', 'https://mcp.example.com/mcp'],
      '--issuer takes an address with https',
    ],
    [['--http', '--audience', 'https://mcp.example.com/mcp'], 'give both --issuer and --audience'],
  ])('refuses %s before it serves', async (args, message) => {
    const server = start(args);
    expect(await server.end()).toBe(2);
    expect(server.stderr()).toContain(message);
    expect(server.stdout()).toBe('');
  });

  it('serves HTTP on this machine behind a token that it prints', async () => {
    const server = start(['--demo', '--http', '--port', '0']);
    while (!server.stderr().includes('Bearer')) await once(server.child.stderr ?? server.child, 'data');
    const [, url = '', token = ''] = /listens on (\S+) until.*Bearer (\S+)/s.exec(server.stderr()) ?? [];
    const post = (authorization: string) =>
      fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          authorization,
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
      });
    expect((await post('Bearer wrong')).status).toBe(401);
    const answer = await post(`Bearer ${token}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('okta-get-user');
    server.child.kill('SIGINT');
    await once(server.child, 'exit');
    expect(server.child.exitCode).toBe(0);
    expect(server.stdout()).toBe('');
  });

  it('is one of its own: no other bundle has the SDK in it', () => {
    const holds = (name: string) => readFileSync(`${DIST}${name}`, 'utf8').includes('io.modelcontextprotocol/');
    expect(holds('mcp.cjs')).toBe(true);
    expect(['cli.cjs', 'run-cli.cjs', 'cortex.mjs', 'index.mjs'].filter(holds)).toEqual([]);
  });
});
