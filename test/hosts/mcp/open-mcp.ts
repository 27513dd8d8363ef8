import { PassThrough } from 'node:stream';
import { Client } from '@modelcontextprotocol/client';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { onTestFinished } from 'vitest';
import { REGISTRY } from '../../../src/commands/index.ts';
import { McpHost, type McpHostOptions } from '../../../src/hosts/mcp/host.ts';
import { DEFAULT_OPTIONS, type McpOptions } from '../../../src/hosts/mcp/options.ts';
import { createServerFactory } from '../../../src/hosts/mcp/server.ts';
import { createIntegration } from '../../../src/integration.ts';
import { isPlainObject } from '../../../src/json-values.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/index.ts';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock.ts';

/** The two generations of the protocol. */
export const ERAS = ['2025-11-25', '2026-07-28'] as const;
export type Era = (typeof ERAS)[number];

/** What the person at the client does with a question: `undefined` where the client cannot ask. */
export type Person = (question: { readonly message: string; readonly requestedSchema: unknown }) => {
  readonly action: 'accept' | 'decline' | 'cancel';
  readonly content?: Record<string, string | number | boolean | string[]>;
};

export interface McpSetup {
  readonly era?: Era;
  readonly person?: Person;
  readonly options?: Partial<McpOptions>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly org?: SimulatorOptions;
  readonly host?: Partial<McpHostOptions>;
}

export interface OpenedMcp {
  readonly client: Client;
  readonly simulator: Simulator;
  readonly clock: VirtualClock;
  readonly host: McpHost;
  /** Everything that the server has sent to the client, byte by byte. */
  readonly sent: () => string;
  /** The lines of the audit, parsed. */
  readonly audited: Record<string, unknown>[];
  /** Questions that the person was asked. */
  readonly questions: string[];
  /** Calls a tool; its text and structured content. */
  call(name: string, args?: Record<string, unknown>): Promise<ToolAnswer>;
  /** What a call asked of Okta. */
  requestsOf(work: () => Promise<unknown>): Promise<string[]>;
}

export interface ToolAnswer {
  readonly isError: boolean;
  readonly text: string;
  readonly structured: Readonly<Record<string, unknown>> | undefined;
}

/** The SDK's own client, connected through pipes to the host, which works on a simulated org. Closes itself after the test. */
export async function openMcp(setup: McpSetup = {}): Promise<OpenedMcp> {
  const { era = ERAS[0], options, params, org } = setup;
  const clock = createVirtualClock();
  const simulator = await startSimulator({ clock, rateLimits: false, ...org });
  const integration = createIntegration({
    params: { url: simulator.url, credentials: { password: simulator.token }, ...params },
    clock,
    unknownArguments: 'refuse',
  });
  const audited: Record<string, unknown>[] = [];
  const host = await McpHost.open({
    options: { ...DEFAULT_OPTIONS, ...options },
    instance: { integration, usesOAuth: params?.use_oauth === true },
    registry: REGISTRY,
    org: 'acme.okta.example',
    commandLine: ['okta-v2'],
    clock,
    writeAudit: (line) => void audited.push(JSON.parse(line)),
    manualOf: ({ name }) => `manual of ${name}`,
    version: '0.0.0',
    ...setup.host,
  });
  const { client, sent, questions, close } = await connect(host, era, setup.person);
  onTestFinished(async () => {
    await close();
    await integration.close();
    await simulator.close();
  });
  return {
    client,
    simulator,
    clock,
    host,
    sent,
    audited,
    questions,
    async call(name, args = {}) {
      return toAnswer(await client.callTool({ name, arguments: args }));
    },
    async requestsOf(work) {
      const before = simulator.requests.length;
      await work();
      return simulator.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
    },
  };
}

async function connect(host: McpHost, era: Era, person: Person | undefined) {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const chunks: Buffer[] = [];
  toClient.on('data', (chunk: Buffer) => chunks.push(chunk));
  const handle = serveStdio(createServerFactory(host), { transport: new StdioServerTransport(toServer, toClient) });
  const client = new Client(
    { name: 'test', version: '0.0.0' },
    {
      capabilities: person === undefined ? {} : { elicitation: {} },
      versionNegotiation: { mode: era === ERAS[0] ? 'legacy' : { pin: era } },
    },
  );
  const questions: string[] = [];
  if (person !== undefined) {
    client.setRequestHandler('elicitation/create', async ({ params }) => {
      const { message } = params;
      questions.push(message);
      return person({ message, requestedSchema: 'requestedSchema' in params ? params.requestedSchema : undefined });
    });
  }
  // The transport of a server reads one stream and writes another, and so does that of a client.
  await client.connect(new StdioServerTransport(toClient, toServer));
  return {
    client,
    questions,
    sent: () => Buffer.concat(chunks).toString('utf8'),
    async close() {
      await client.close();
      await handle.close();
    },
  };
}

function toAnswer(result: Awaited<ReturnType<Client['callTool']>>): ToolAnswer {
  const { content, structuredContent, isError } = result;
  const texts = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return {
    isError: isError === true,
    text: texts.join('\n'),
    structured: isPlainObject(structuredContent) ? structuredContent : undefined,
  };
}

/** The person agrees to everything, and types what they are asked to type. */
export const agreeing: Person = ({ requestedSchema }) => {
  const title = JSON.stringify(requestedSchema).match(/Type (.*?) to confirm/)?.[1];
  return { action: 'accept', content: title === undefined ? { confirm: true } : { typed: title } };
};
