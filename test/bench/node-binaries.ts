import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A Node whose start is measured. */
export interface NodeBinary {
  readonly path: string;
  readonly version: string;
  readonly major: number;
}

export const THIS_NODE: NodeBinary = {
  path: process.execPath,
  version: process.versions.node,
  major: Number(process.versions.node.split('.')[0]),
};

/** The Node of a major version: this one, or the newest that npx finds. */
export async function findNode(major: number): Promise<NodeBinary> {
  if (major === THIS_NODE.major) return THIS_NODE;
  const print = 'console.log(JSON.stringify({ path: process.execPath, version: process.versions.node }))';
  const { stdout } = await promisify(execFile)('npx', ['--yes', '-p', `node@${major}`, 'node', '-e', print]);
  return { ...(JSON.parse(stdout) as { path: string; version: string }), major };
}
