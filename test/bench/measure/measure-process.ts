import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { Sample } from './job.ts';

/** A program as a user starts it. */
export interface Program {
  /** The binary; default: the Node that runs the bench. */
  readonly command?: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Counts in the output what the program has done. Absent: it prints nothing, and the exit status alone counts. */
  readonly count?: (output: string) => number;
}

export interface ProcessOptions {
  /**
   * The bundled `report-usage`: with it the program reports its memory and its processor time, and starts some
   * milliseconds later. Without it, the time from start to end is measured alone.
   */
  readonly reportUsage?: string | undefined;
  /** True: its output is read and counted. False: it goes to the null device, so that reading it slows nobody. */
  readonly countOutput: boolean;
}

/** Runs a program from its start to its end. */
export async function measureProcess(program: Program, options: ProcessOptions): Promise<Sample> {
  const { reportUsage, countOutput } = options;
  const imports = reportUsage === undefined ? [] : ['--import', pathToFileURL(reportUsage).href];
  const startedMs = performance.now();
  const child = spawn(program.command ?? process.execPath, [...imports, ...program.args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...program.env },
    stdio: [
      program.input === undefined ? 'ignore' : 'pipe',
      countOutput ? 'pipe' : 'ignore',
      'inherit',
      reportUsage === undefined ? 'ignore' : 'pipe',
    ],
  });
  child.stdin?.end(program.input);
  const [, , , fourth] = child.stdio;
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const [status, output, usage] = await Promise.all([
    ended,
    child.stdout ? text(child.stdout) : '',
    fourth && 'read' in fourth ? text(fourth) : '',
  ]);
  const wallMs = performance.now() - startedMs;
  if (status !== 0) throw new Error(`${program.args.join(' ')} ended with exit status ${status}.\n${output}`);
  return {
    wallMs,
    ...(usage === '' ? {} : (JSON.parse(usage) as { cpuMs: number; peakRssBytes: number })),
    amount: countOutput && program.count ? program.count(output) : 0,
  };
}
