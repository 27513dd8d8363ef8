import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PYTHON } from './container.ts';

/** Reads what the shim sends as Node would, and offers what a test needs to answer it. */
const PRELUDE = `#!${PYTHON}
import json, os, sys, time
size = int(sys.argv[-2])
bundle = sys.stdin.buffer.read(size)
job = json.loads(sys.stdin.buffer.readline())
def say(**answer):
    sys.stdout.write(json.dumps(answer) + chr(10))
    sys.stdout.flush()
def show(value):
    say(op='results', entries=[{'Type': 1, 'ContentsFormat': 'json', 'Contents': value}])
`;

/** A folder with a `node` that behaves as the Python lines of `body` say. */
export function createFakeNode(body: string): string {
  return createExecutable(PRELUDE + body);
}

/** A folder with a `node` that is the given text. */
export function createExecutable(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'okta-v2-fake-node-'));
  writeFileSync(join(folder, 'node'), text);
  chmodSync(join(folder, 'node'), 0o755);
  return folder;
}
