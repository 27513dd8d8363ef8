import { PassThrough } from 'node:stream';
import { Client } from '@modelcontextprotocol/client';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { REGISTRY } from '../commands/index.ts';
import { McpHost } from '../hosts/mcp/host.ts';
import { DEFAULT_OPTIONS } from '../hosts/mcp/options.ts';
import { createServerFactory } from '../hosts/mcp/server.ts';
import { createIntegration } from '../integration.ts';
import { createStoppedClock } from './stopped-clock.ts';

/** One call of a tool, and why it is made. */
interface Step {
  readonly thought: string;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const JANE = 'jane.doe@acme.example';

const STEPS: readonly Step[] = [
  {
    thought: 'Who failed to sign in lately?',
    tool: 'okta-get-failed-logins',
    args: { since: '48h', sortOrder: 'DESCENDING', limit: 5 },
  },
  {
    thought: 'Jane reports push requests in the night. What happened to her account?',
    tool: 'okta-investigate-user',
    args: { username: JANE, sections: ['factors', 'devices', 'events'], since: '48h' },
  },
  {
    thought: 'What else came from the address that got in?',
    tool: 'okta-get-logs',
    args: { ip: '203.0.113.66', outcomes: ['SUCCESS'], sortOrder: 'DESCENDING', limit: 5 },
  },
  {
    thought: 'What would a suspension send?',
    tool: 'okta-suspend-user',
    args: { username: JANE, dry_run: true },
  },
  { thought: 'Suspend her account. A person is asked first.', tool: 'okta-suspend-user', args: { username: JANE } },
  { thought: 'Did it work?', tool: 'okta-get-user', args: { username: JANE } },
];

/** An address that is the same in every run. */
const SHOWN_ORG = 'acme.okta.com';
const AT = '2026-06-01T12:00:00.000Z';

/**
 * The incident of `okta-v2 demo`, worked by calls of tools alone, as Markdown: a script is the client, and no model takes
 * part. The same each time but for the marks, in whose place the same letters always stand.
 */
export async function playMcpIncident(): Promise<string> {
  const { startSimulator } = await import('../simulator/index.ts');
  const clock = createStoppedClock(AT);
  const simulator = await startSimulator({ clock });
  const params = { url: simulator.url, credentials: { password: simulator.token } };
  const integration = createIntegration({ params, clock, unknownArguments: 'refuse' });
  const host = await McpHost.open({
    options: { ...DEFAULT_OPTIONS, access: 'writes' },
    instance: { integration, usesOAuth: false },
    registry: REGISTRY,
    org: SHOWN_ORG,
    commandLine: ['okta-v2'],
    clock,
    writeAudit: () => {},
    manualOf: ({ description }) => description,
    version: 'docs',
  });
  const questions: string[] = [];
  const { client, close } = await connect(host, questions);
  try {
    const parts: string[] = [];
    for (const step of STEPS) parts.push(await play(client, step, questions));
    return parts.join('\n').replace(RANDOM_MARK, MARK);
  } finally {
    await close();
    await integration.close();
    await simulator.close();
  }
}

const MARK = '5f0c3a9d71e2';
/** Not the last part of a UUID. */
const RANDOM_MARK = /(?<!-)\b[0-9a-f]{12}\b(?!-)/g;

async function connect(host: McpHost, questions: string[]) {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const handle = serveStdio(createServerFactory(host), { transport: new StdioServerTransport(toServer, toClient) });
  const client = new Client(
    { name: 'docs', version: '0' },
    { capabilities: { elicitation: {} }, versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  client.setRequestHandler('elicitation/create', async ({ params }) => {
    questions.push(params.message);
    return { action: 'accept', content: { confirm: true } };
  });
  // A transport reads one stream and writes another, at either end.
  await client.connect(new StdioServerTransport(toClient, toServer));
  return {
    client,
    async close() {
      await client.close();
      await handle.close();
    },
  };
}

async function play(client: Client, { thought, tool, args }: Step, questions: string[]): Promise<string> {
  const { content } = await client.callTool({ name: tool, arguments: args });
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
  const asked = questions
    .splice(0)
    .flatMap((question) => ['The person at the client is asked, and agrees:', '', fence(question), '']);
  return [`**${thought}** \`${tool}\` ${JSON.stringify(args)}`, '', ...asked, fence(text), ''].join('\n');
}

/** Answers have three backticks in them. */
const fence = (text: string): string => `\`\`\`\`text\n${text}\n\`\`\`\``;
