import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';

/** A program of the protocol's makers. They need Node 22 or newer and are large, so npx fetches them when they are wanted. */
export interface OfficialTool {
  /** With its version, which is pinned. */
  readonly package: string;
  readonly command: string;
}

export interface ToolRun {
  readonly status: number | null;
  readonly output: string;
}

const NODE = 'node@24';

/** Runs the tool on Node 24 and keeps what it prints. */
export async function runOfficial(tool: OfficialTool, args: readonly string[]): Promise<ToolRun> {
  const words = ['--yes', '-p', NODE, '-p', tool.package, tool.command, ...args];
  // In another folder than the repository, whose own packages npx would take into account.
  const child = spawn('npx', words, { cwd: tmpdir(), stdio: ['ignore', 'pipe', 'inherit'] });
  const status = new Promise<number | null>((resolve) => child.once('close', resolve));
  const output = await text(child.stdout);
  return { status: await status, output };
}

/** Whether npx can get it; a machine without a way to the registry cannot. */
export async function isAvailable(tool: OfficialTool): Promise<boolean> {
  return (await runOfficial(tool, ['--help'])).status === 0;
}
