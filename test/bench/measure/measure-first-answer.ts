import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Sample } from './job.ts';
import type { Program } from './measure-process.ts';

/** Runs a program that serves its standard input, from its start until it answers the first thing that it reads. */
export async function measureFirstAnswer({ command, args, env, input = '', count }: Program): Promise<Sample> {
  const startedMs = performance.now();
  const child = spawn(command ?? process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  child.stdin.write(input);
  const [answer] = await once(child.stdout, 'data');
  const wallMs = performance.now() - startedMs;
  child.stdin.end();
  await exited;
  if (child.exitCode !== 0) throw new Error(`${args.join(' ')} ended with exit status ${child.exitCode}.`);
  return { wallMs, amount: count?.(String(answer)) ?? 0 };
}
