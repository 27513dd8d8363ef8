import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../../src/build/bundle.ts';
import { startSimulator } from '../../src/simulator/index.ts';
import { parseScript } from '../../src/war-room-language/parse-script.ts';

/** All but the reference of the commands, whose examples `test/examples.test.ts` runs. */
const DOCUMENTS = [
  'README.md',
  ...readdirSync(`${ROOT}docs`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && name !== 'commands.md')
    .map((name) => `docs/${name}`)
    .sort(),
];

interface Example {
  readonly document: string;
  /** Counted from 1 among the examples of its document. */
  readonly number: number;
  readonly language: string;
  readonly text: string;
}

const EXAMPLES: readonly Example[] = DOCUMENTS.flatMap((document) =>
  [...readFileSync(ROOT + document, 'utf8').matchAll(/^(`{3,})([^\n]*)\n(.*?)^\1$/gms)].map(
    ([, , language = '', text = ''], index): Example => ({ document, number: index + 1, language, text }),
  ),
);

/**
 * What becomes of an example. `sh` runs at a shell, `ts` as a program; `js` is a file, whose name is in its first line;
 * `war-room` are lines of a recipe, `prompt` lines as somebody types them. `bash` installs, builds or needs a server;
 * `json` and `text` are nothing to run.
 */
const LANGUAGES = ['sh', 'ts', 'js', 'war-room', 'prompt', 'bash', 'json', 'text'];

const examplesIn = (language: string) => EXAMPLES.filter((example) => example.language === language);

/** A folder in which `okta-v2` is a command and a package, as after an installation, beside the documents. */
const folder = mkdtempSync(join(tmpdir(), 'okta-v2-examples-'));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(ROOT, join(folder, 'node_modules/okta-v2'));
symlinkSync(join(ROOT, 'dist/cli.cjs'), join(folder, 'okta-v2'));
symlinkSync(join(ROOT, 'docs'), join(folder, 'docs'));
writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
for (const { text } of examplesIn('js')) writeFileSync(join(folder, nameOf(text)), text, { mode: 0o600 });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function nameOf(text: string): string {
  return /^\/\/ (\S+)\n/.exec(text)?.[1] ?? 'nameless.js';
}

async function runOnSimulatedOrg(command: string, args: readonly string[]): Promise<string> {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const child = spawn(command, args, {
    cwd: folder,
    env: {
      PATH: `${folder}:${process.env.PATH}`,
      HOME: folder,
      OKTA_CLIENT_ORGURL: simulator.url,
      OKTA_CLIENT_TOKEN: simulator.token,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let shown = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
    });
  }
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (status !== 0) throw new Error(`It ended with status ${status}:\n${shown}`);
  return shown;
}

describe('the examples in the documents', () => {
  it('say in which language they are', () => {
    const unknown = EXAMPLES.filter(({ language }) => !LANGUAGES.includes(language));
    expect(unknown.map(({ document, number }) => `${document}, number ${number}`)).toEqual([]);
  });

  it.each(examplesIn('sh'))('run as printed at a shell: $document, number $number', async ({ text }) => {
    const shown = await runOnSimulatedOrg('bash', ['-euo', 'pipefail', '-c', text]);
    expect(shown).not.toMatch(/^(?:error|okta-v2):|Failed to execute|No .* found/im);
  });

  it.each(examplesIn('prompt'))('run as printed at a prompt: $document, number $number', async ({ text }) => {
    const room = `okta-v2 war-room --yes <<'END'\n${text}END\n`;
    expect(await runOnSimulatedOrg('bash', ['-euo', 'pipefail', '-c', room])).not.toMatch(/Failed to execute/);
  });

  it.each(examplesIn('ts'))('run as printed in a program: $document, number $number', async (example) => {
    const program = join(folder, `${example.document.replaceAll('/', '-')}-${example.number}.ts`);
    writeFileSync(program, example.text);
    const tsx = join(ROOT, 'node_modules/.bin/tsx');
    expect(await runOnSimulatedOrg(tsx, [program])).not.toMatch(/error|failed/i);
  });
});

const RECIPES = [...new Set(examplesIn('war-room').map(({ document }) => document))];

describe('the recipes', () => {
  it('are there for five incidents', () => {
    expect(RECIPES).toHaveLength(5);
  });

  it.each(RECIPES)('have the same lines on the page and in the file that runs: %s', (page) => {
    const lines = examplesIn('war-room').flatMap(({ document, text }) => (document === page ? [text] : []));
    const steps = parseScript(readFileSync(ROOT + page.replace(/\.md$/, '.txt'), 'utf8'));
    expect(steps.map(({ line }) => line)).toEqual(parseScript(lines.join('')).map(({ line }) => line));
    // The page runs the file, and the test above runs what the page says.
    const runs = examplesIn('sh').filter(({ document }) => document === page);
    expect(runs.map(({ text }) => text)).toEqual([`okta-v2 run --file ${page.replace(/\.md$/, '.txt')} --yes\n`]);
  });
});
