import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { ALL_COMMANDS } from './all-commands.ts';
import { ROOT } from './bundle.ts';
import { toCommandFacts } from './command-facts.ts';
import { toCommandsPage, toCommandTable } from './command-pages.ts';
import { toErrorPage } from './error-page.ts';
import { dockerImage, toIntegrationDocument, toYaml } from './integration-yml.ts';
import { playMcpIncident } from './mcp-incident.ts';
import { toToolsetTable } from './mcp-toolsets.ts';
import { replacePart } from './replace-part.ts';
import { renderSamples } from './samples.ts';

let samples: ReturnType<typeof renderSamples> | undefined;

/** The examples are run once for all files. */
function toSamples(): ReturnType<typeof renderSamples> {
  samples ??= renderSamples(ALL_COMMANDS);
  return samples;
}

/** A file of the repository that is made from the definitions, and committed. */
interface GeneratedFile {
  readonly path: string;
  /** @param current the file as it is now, for files of which only a part is generated */
  toText(current: string): string | Promise<string>;
}

const GENERATED: readonly GeneratedFile[] = [
  { path: 'integration.yml', toText: () => toYaml(toIntegrationDocument(ALL_COMMANDS, dockerImage())) },
  { path: 'docs/commands.md', toText: async () => toCommandsPage(ALL_COMMANDS, await toSamples()) },
  {
    path: 'src/hosts/war-room/command-facts.json',
    toText: async () => toCommandFacts(ALL_COMMANDS, await toSamples()),
  },
  { path: 'docs/errors.md', toText: toErrorPage },
  {
    path: 'docs/mcp.md',
    toText: async (current) =>
      replacePart(replacePart(current, 'toolsets', toToolsetTable()), 'incident', await playMcpIncident()),
  },
  { path: 'README.md', toText: (current) => replacePart(current, 'commands', toCommandTable(ALL_COMMANDS)) },
];

/** The files that differ from what the definitions make of them. They are written, unless this is a check. */
export async function generate(mode: 'write' | 'check'): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const { path, toText } of GENERATED) {
    const current = await readFile(ROOT + path, 'utf8').catch(() => '');
    const text = await toText(current);
    if (text === current) continue;
    stale.push(path);
    if (mode === 'write') await writeFile(ROOT + path, text);
  }
  return stale;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const mode = process.argv.includes('--check') ? 'check' : 'write';
  const stale = await generate(mode);
  if (mode === 'check' && stale.length > 0) {
    console.error(`Out of date: ${stale.join(', ')}. Run \`npm run generate\` and commit.`);
    process.exitCode = 1;
  }
}
