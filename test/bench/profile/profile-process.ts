import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Program } from '../measure/measure-process.ts';
import { type Breakdown, type CpuProfile, toBreakdown } from './cold-profile.ts';

const execute = promisify(execFile);

/** Runs a program with V8's profiler, which makes it slower, and tells what its time went into. */
export async function profileProcess({ args, env }: Program): Promise<Breakdown> {
  const folder = await mkdtemp(join(tmpdir(), 'okta-v2-profile-'));
  try {
    const name = 'run.cpuprofile';
    // Samples every 0.1 ms: the default would see such a short run some thirty times.
    const profiler = ['--cpu-prof', '--cpu-prof-interval', '100', '--cpu-prof-dir', folder, '--cpu-prof-name', name];
    await execute(process.execPath, [...profiler, ...args], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    });
    return toBreakdown(JSON.parse(await readFile(join(folder, name), 'utf8')) as CpuProfile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
