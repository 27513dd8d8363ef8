import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { runCli } from '../../../src/hosts/cli/run-cli.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/index.ts';

export interface CliResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliDrive {
  readonly env?: Readonly<Record<string, string>>;
  /** What comes on standard input, as a whole. */
  readonly stdin?: string;
  /** Answers of a person at a terminal, each typed once the text before it has been asked. */
  readonly answers?: readonly (readonly [asked: string, typed: string])[];
  /** Lines of a person at a terminal, each typed once the prompt before it is there. */
  readonly typed?: readonly string[];
  /** Standard output is a terminal of this many columns. */
  readonly columns?: number;
}

const NO_HOME = join(tmpdir(), 'okta-v2-no-such-home');

/** Runs the CLI between streams of our own, in this process. A person is there where there are `answers`. */
export async function cli(argv: readonly string[], drive: CliDrive = {}): Promise<CliResult> {
  const isPerson = drive.answers !== undefined || drive.typed !== undefined;
  const stdin = Object.assign(new PassThrough(), { isTTY: isPerson, setRawMode: () => {} });
  const stdout = Object.assign(new PassThrough(), {
    isTTY: drive.columns !== undefined,
    ...(drive.columns !== undefined && { columns: drive.columns, rows: 1000 }),
  });
  const stderr = Object.assign(new PassThrough(), { isTTY: isPerson, columns: 100 });
  const shown = { stdout: '', stderr: '' };
  const typed = [...(drive.typed ?? [])];
  let typedUpTo = 0;
  stdout.setEncoding('utf8').on('data', (text: string) => {
    shown.stdout += text;
    if (!/(?:> |\[y\/N\] )$/.test(plain(shown.stdout.slice(typedUpTo)))) return;
    typedUpTo = shown.stdout.length;
    const next = typed.shift();
    if (next !== undefined) setImmediate(() => stdin.write(`${next}\r`));
  });
  const answers = [...(drive.answers ?? [])];
  let answeredUpTo = 0;
  stderr.setEncoding('utf8').on('data', (text: string) => {
    shown.stderr += text;
    const [next] = answers;
    if (next === undefined || !shown.stderr.slice(answeredUpTo).includes(next[0])) return;
    answers.shift();
    answeredUpTo = shown.stderr.length;
    setImmediate(() => stdin.write(next[1]));
  });
  if (!isPerson) stdin.end(drive.stdin ?? '');
  const status = await runCli(argv, {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    env: { HOME: NO_HOME, ...drive.env },
  });
  // What was written last is read in the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  return { status, ...shown };
}

/** Without colours, and without what moves the cursor. */
const plain = (text: string): string => text.replace(/\u001b\[[0-9;]*[A-Za-z]|\u001b[78]/g, '');

/** A simulated org, and the environment that leads to it. */
export async function openCliOrg(options: SimulatorOptions = {}) {
  const simulator: Simulator = await startSimulator({ rateLimits: false, ...options });
  onTestFinished(() => simulator.close());
  const home = makeFolder();
  const env = { HOME: home, OKTA_CLIENT_ORGURL: simulator.url, OKTA_CLIENT_TOKEN: simulator.token };
  return {
    simulator,
    home,
    env,
    /** The CLI with that environment. */
    run: (argv: readonly string[], drive: CliDrive = {}) => cli(argv, { ...drive, env: { ...env, ...drive.env } }),
    /** The requests so far that would change something, as `POST /api/v1/users`. */
    changes: () =>
      simulator.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
  };
}

/** A folder that is gone after the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'okta-v2-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
