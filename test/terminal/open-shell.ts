import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTerminal, type Terminal, type TerminalOptions } from './terminal.ts';

const BUNDLE = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

export interface ShellOptions extends TerminalOptions {
  /** The shell and its arguments; default: sh. */
  readonly shell?: readonly string[];
}

/** A terminal with a shell in which `okta-v2` is installed, as a person has it; the home folder is a new one. */
export function openShell({ shell = ['sh'], ...options }: ShellOptions = {}): Terminal & { readonly home: string } {
  const home = mkdtempSync(join(tmpdir(), 'okta-v2-home-'));
  const program = join(home, 'okta-v2');
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${BUNDLE}' "$@"\n`);
  chmodSync(program, 0o700);
  const env = { HOME: home, PATH: `${home}:${process.env.PATH ?? ''}`, PS1: '$ ', ...options.env };
  const terminal = openTerminal(shell, { ...options, env });
  return {
    ...terminal,
    home,
    close() {
      terminal.close();
      removeFolder(home);
    },
  };
}

/** A program that was hung up may still be at its last writing, into a folder that has just been emptied. */
function removeFolder(folder: string): void {
  for (let triesLeft = 20; ; triesLeft -= 1) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 });
      return;
    } catch (error) {
      // `maxRetries` tries only the removal of the folder itself again, not that of what was written meanwhile.
      if (triesLeft === 0) throw error;
    }
  }
}
