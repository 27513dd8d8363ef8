import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/commands/index.ts';
import { cli, makeFolder } from './drive-cli.ts';

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;
const scripts: Record<string, string> = {};

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) scripts[shell] = (await cli(['completion', shell])).stdout;
});

/** What bash offers for the words, the last of which is being typed; the script is really sourced. */
function offeredByBash(...words: readonly string[]): string[] {
  const script = join(makeFolder(), 'okta-v2.bash');
  writeFileSync(script, scripts.bash ?? '');
  const program = `source "$1"; shift; COMP_WORDS=(okta-v2 "$@"); COMP_CWORD=$#; _okta_v2; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', program, 'bash', script, ...words], { encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout.split('\n').filter((line) => line !== '');
}

describe.runIf(has('bash'))('the completion script, sourced by bash,', () => {
  it('offers commands', () => {
    expect(offeredByBash('okta-list-zo')).toEqual(['okta-list-zones']);
    expect(offeredByBash('')).toEqual(expect.arrayContaining(['demo', 'war-room', 'init', 'okta-get-user']));
    expect(offeredByBash('')).not.toContain('test-module');
  });

  it('offers the flags of the command, and those of all', () => {
    const offered = offeredByBash('okta-get-user', '--');
    expect(offered).toEqual(expect.arrayContaining(['--username', '--verbose', '--format', '--instance']));
    expect(offered).not.toContain('--term');
    expect(offeredByBash('init', '--secret-')).toEqual(['--secret-env', '--secret-file']);
  });

  it('offers predefined values, after a blank and after an equals sign', () => {
    expect(offeredByBash('okta-get-logs', '--sortOrder', '')).toEqual(['ASCENDING', 'DESCENDING']);
    expect(offeredByBash('okta-get-logs', '--sortOrder', '=', 'D')).toEqual(['DESCENDING']);
    expect(offeredByBash('okta-get-user', '--format', 'j')).toEqual(['json']);
    expect(offeredByBash('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(offeredByBash('auth', '')).toEqual(['check']);
  });

  it('knows the command behind global flags and their values', () => {
    expect(offeredByBash('--instance', 'prod', 'okta-search', '--te')).toEqual(['--term']);
    expect(offeredByBash('--instance', '=', 'prod', 'okta-search', '--te')).toEqual(['--term']);
  });

  it('offers no flag for a secret, which would be refused', () => {
    expect(offeredByBash('okta-set-password', '--pass')).toEqual([]);
  });
});

describe('the completion scripts', () => {
  it.each(['bash', 'zsh', 'fish'])('for %s names every command and argument', (shell) => {
    for (const { name, args, hidden } of COMMANDS) {
      if (hidden) continue;
      expect(scripts[shell]).toContain(name);
      for (const [argument, { secret }] of Object.entries(args)) {
        if (!secret) expect(scripts[shell]).toMatch(new RegExp(`(--| -l )${argument}\\b`));
      }
    }
  });

  it.each(['bash', 'zsh', 'fish'].filter(has))('is good syntax to %s', (shell) => {
    const script = join(makeFolder(), 'script');
    writeFileSync(script, scripts[shell] ?? '');
    expect(spawnSync(shell, ['-n', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});
