import { once } from 'node:events';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { McpHost } from './host.ts';
import { createServerFactory } from './server.ts';

/** The streams of the process, and where messages for people go. */
export interface StdioStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly note: (text: string) => void;
}

/** Serves one client on standard input and output, until it closes them. */
export async function serveOnStdio(host: McpHost, { stdin, stdout, note }: StdioStreams): Promise<void> {
  const transport = new StdioServerTransport(stdin, stdout);
  keepOffStdout();
  const handle = serveStdio(createServerFactory(host), {
    transport,
    onerror: (error) => note(`okta-v2 mcp: ${error.message}\n`),
  });
  await Promise.race([
    closeOf(transport),
    once(stdin, 'end'),
    once(stdin, 'close'),
    once(process, 'SIGINT'),
    once(process, 'SIGTERM'),
  ]);
  await handle.close();
}

/** It closes itself where it cannot go on, as after a message that is too long: nothing would ever be answered again. */
function closeOf(transport: StdioServerTransport): Promise<void> {
  const { onclose } = transport;
  return new Promise((resolve) => {
    transport.onclose = () => {
      onclose?.();
      resolve();
    };
  });
}

/** A line on stdout that is not of the protocol would break the connection; libraries may print. */
function keepOffStdout(): void {
  for (const name of ['log', 'info', 'debug', 'table', 'dir'] as const) console[name] = console.error;
}
