import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../../src/build/bundle.ts';
import { startSimulator } from '../../src/simulator/index.ts';

const DOCUMENTS = ['README.md', 'docs/cortex.md', 'docs/library.md', 'docs/errors.md'];

/**
 * Shell lines marked `sh` run as printed on the simulated org; those marked `bash` install, build or need a server. Programs
 * are marked `ts`.
 */
function examplesOf(language: string): [document: string, number: number, text: string][] {
  return DOCUMENTS.flatMap((document) => {
    const blocks = readFileSync(ROOT + document, 'utf8').matchAll(
      new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'),
    );
    return [...blocks].map(([, text = ''], index): [string, number, string] => [document, index + 1, text]);
  });
}

/** A folder in which `okta-v2` is a command and a package, as after an installation. */
const folder = mkdtempSync(join(tmpdir(), 'okta-v2-examples-'));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(ROOT, join(folder, 'node_modules/okta-v2'));
symlinkSync(join(ROOT, 'dist/cli.cjs'), join(folder, 'okta-v2'));
writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
  it.each(examplesOf('sh'))('run as printed at a shell: %s, number %i', async (_document, _number, text) => {
    expect(await runOnSimulatedOrg('bash', ['-euo', 'pipefail', '-c', text])).not.toMatch(/error|No .* found/i);
  });

  it.each(examplesOf('ts'))('run as printed in a program: %s, number %i', async (document, number, text) => {
    const program = join(folder, `${document.replaceAll('/', '-')}-${number}.ts`);
    writeFileSync(program, text);
    const tsx = join(ROOT, 'node_modules/.bin/tsx');
    expect(await runOnSimulatedOrg(tsx, [program])).not.toMatch(/error|failed/i);
  });
});
