import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ROOT } from '../../src/build/bundle.ts';

const TOKEN = 'the-conformance-suite-sends-no-header-of-its-own';

export interface ConformanceServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The built MCP server on the demo's org, over HTTP, behind a proxy that does nothing but add the token: the conformance suite
 * cannot send one.
 */
export async function startConformanceServer(): Promise<ConformanceServer> {
  const args = ['mcp', '--demo', '--http', '--port', '0', '--allow-destructive', '--toolsets', 'all'];
  const child = spawn(process.execPath, [`${ROOT}dist/cli.cjs`, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, OKTA_V2_MCP_TOKEN: TOKEN },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  for await (const text of child.stderr.setEncoding('utf8')) {
    said += text;
    if (said.includes('listens on')) break;
  }
  const [address = ''] = /http:\S+/.exec(said) ?? [];
  if (address === '') throw new Error(`The server did not start: ${said}`);
  const proxy = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, authorization: `Bearer ${TOKEN}` };
    const target = new URL(incoming.url ?? '/', address);
    const passed = request(target, { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    async close() {
      proxy.close();
      proxy.closeAllConnections();
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
}
