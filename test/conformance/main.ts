/**
 * The MCP server before the programs of the protocol's makers: the command line of their inspector, and their conformance
 * suite. What npx cannot get is left out with a notice. `npm run build` comes first.
 */
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../src/build/bundle.ts';
import { isAvailable, type OfficialTool, runOfficial } from './official-tool.ts';
import { startConformanceServer } from './start-server.ts';

const INSPECTOR: OfficialTool = { package: '@modelcontextprotocol/inspector@2.12.0', command: 'mcp-inspector' };
const SUITE: OfficialTool = { package: '@modelcontextprotocol/conformance@0.2.0-alpha.12', command: 'conformance' };
const REVISIONS = ['2025-11-25', '2026-07-28'] as const;

interface InspectorCase {
  readonly title: string;
  readonly args: readonly string[];
  /** 0: fine; 5: the tool answered with an error. */
  readonly status: number;
  readonly shows: string;
}

const CALL = ['--method', 'tools/call', '--tool-name', 'okta-get-user'];

const CASES: readonly InspectorCase[] = [
  { title: 'lists the tools', args: ['--method', 'tools/list'], status: 0, shows: 'okta-investigate-user' },
  {
    title: 'calls a tool',
    args: [...CALL, '--tool-arg', 'username=jane.doe@acme.example'],
    status: 0,
    shows: 'ACTIVE',
  },
  { title: 'is told of a wrong argument', args: [...CALL, '--tool-arg', 'usrname=jane'], status: 5, shows: 'username' },
  {
    title: 'reads a resource',
    args: ['--method', 'resources/read', '--uri', 'okta://status'],
    status: 0,
    shows: 'Ready',
  },
  { title: 'lists the prompts', args: ['--method', 'prompts/list'], status: 0, shows: 'mfa-fatigue' },
];

let failures = 0;

function report(title: string, isFine: boolean, details = ''): void {
  console.log(`${isFine ? 'ok' : 'FAILED'}: ${title}${isFine ? '' : `\n${details}`}`);
  if (!isFine) failures += 1;
}

function skip({ package: name }: OfficialTool): void {
  console.log(`NOTICE: npx cannot get ${name}; this part is left out.`);
}

async function inspect(): Promise<void> {
  if (!(await isAvailable(INSPECTOR))) return skip(INSPECTOR);
  for (const { title, args, status, shows } of CASES) {
    const server = ['--cli', 'node', `${ROOT}dist/cli.cjs`, 'mcp', '--demo', '--audit', `${ROOT}dist/inspector.log`];
    const run = await runOfficial(INSPECTOR, [...server, ...args]);
    report(`the inspector ${title}`, run.status === status && run.output.includes(shows), run.output);
  }
}

async function conform(): Promise<void> {
  if (!(await isAvailable(SUITE))) return skip(SUITE);
  const server = await startConformanceServer();
  try {
    for (const revision of REVISIONS) {
      const expected = fileURLToPath(new URL(`expected-${revision}.yml`, import.meta.url));
      const args = ['server', '--url', server.url, '--requirements', revision, '--expected-failures', expected];
      const run = await runOfficial(SUITE, args);
      const summary = run.output.slice(run.output.indexOf('=== SUMMARY ==='));
      console.log(summary);
      report(`the conformance suite at ${revision}`, run.status === 0);
    }
  } finally {
    await server.close();
  }
}

await inspect();
await conform();
process.exitCode = failures === 0 ? 0 : 1;
