import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShell } from './open-shell.ts';
import { hasTmux } from './terminal.ts';

interface Shell {
  readonly name: string;
  readonly command: readonly string[];
  /** Lines that load the completion, as its help says. */
  readonly setUp: readonly string[];
  /** Whether it shows descriptions beside what it offers. */
  readonly describes: boolean;
}

const SHELLS: readonly Shell[] = [
  {
    name: 'bash',
    command: ['bash', '--norc', '--noprofile', '-i'],
    setUp: ['source <(okta-v2 completion bash)'],
    describes: false,
  },
  {
    name: 'zsh',
    command: ['zsh', '-f', '-i'],
    setUp: ["PS1='$ '", 'autoload -Uz compinit && compinit -u -D', 'source <(okta-v2 completion zsh)'],
    describes: true,
  },
  {
    name: 'fish',
    command: ['fish', '--no-config'],
    setUp: ["function fish_prompt; echo '$ '; end", 'okta-v2 completion fish | source'],
    describes: true,
  },
];

/** What Tab makes of a line that has one way to go on. */
const COMPLETED: readonly [typed: string, line: string][] = [
  ['okta-v2 okta-list-zo', 'okta-v2 okta-list-zones'],
  ['okta-v2 list-zo', 'okta-v2 list-zones'],
  ['okta-v2 war', 'okta-v2 war-room'],
  ['okta-v2 list-zones --lim', 'okta-v2 list-zones --limit'],
  ['okta-v2 get-logs --sortOrder D', 'okta-v2 get-logs --sortOrder DESCENDING'],
  ['okta-v2 get-logs --sortOrder=D', 'okta-v2 get-logs --sortOrder=DESCENDING'],
  ['okta-v2 --format=js list-zones --format nd', 'okta-v2 --format=js list-zones --format ndjson'],
  ['okta-v2 --instance pr', 'okta-v2 --instance production'],
  ['okta-v2 --instance=pr', 'okta-v2 --instance=production'],
  ['okta-v2 --instance production list-zo', 'okta-v2 --instance production list-zones'],
  ['okta-v2 --url https://acme.okta.test:443 list-zo', 'okta-v2 --url https://acme.okta.test:443 list-zones'],
  ['okta-v2 instances u', 'okta-v2 instances use'],
  ['okta-v2 instances use pr', 'okta-v2 instances use production'],
  ['okta-v2 auth c', 'okta-v2 auth check'],
  ['okta-v2 help okta-list-zo', 'okta-v2 help okta-list-zones'],
  ['okta-v2 init --secret-f', 'okta-v2 init --secret-file'],
  ['okta-v2 run --file ste', 'okta-v2 run --file steps.txt'],
  ['okta-v2 --config=ste', 'okta-v2 --config=steps.txt'],
];

describe.each(SHELLS)('the completion of $name', ({ name, command, setUp, describes }) => {
  const isThere = hasTmux && spawnSync(name, ['-c', 'true']).status === 0;
  const where = isThere ? 'in a real terminal' : `(skipped: this machine has no ${hasTmux ? name : 'tmux'})`;

  describe.skipIf(!isThere)(where, () => {
    let shell: ReturnType<typeof openShell>;

    beforeAll(async () => {
      shell = openShell({ shell: command, columns: 160 });
      mkdirSync(join(shell.home, '.config', 'okta-v2'), { recursive: true });
      const config = { instances: { production: { url: 'https://acme.okta.test', credentials: { env: 'T' } } } };
      writeFileSync(join(shell.home, '.config', 'okta-v2', 'config.json'), JSON.stringify(config), { mode: 0o600 });
      writeFileSync(join(shell.home, 'steps.txt'), '');
      for (const line of [`cd ${shell.home}`, ...setUp, 'clear; echo rea""dy']) {
        shell.type(line);
        shell.press('Enter');
      }
      await shell.waitFor(/ready\s+\$/);
    });
    afterAll(() => shell.close());

    /** Types on an empty line and an empty screen. */
    const complete = async (typed: string, shown: string | RegExp, tabs = 1) => {
      shell.press('C-u');
      shell.press('C-l');
      await shell.waitFor(/\$\s*$/);
      shell.type(typed);
      for (let tab = 0; tab < tabs; tab += 1) shell.press('Tab');
      return shell.waitFor(shown);
    };

    it.each(COMPLETED)('makes of "%s" "%s"', async (typed, line) => {
      const escaped = line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      expect(await complete(typed, new RegExp(`\\$ ${escaped}\\s*$`))).toBeDefined();
    });

    it('offers the flags of a command where nothing else can follow, and no file', async () => {
      // bash first types what all of them have in common, and lists them on the third Tab.
      const shown = await complete('okta-v2 get-user-factors ', '--userId', 3);
      expect(shown).toContain('--username');
      expect(shown).not.toContain('steps.txt');
    });

    it('offers no file for a value that is none', async () => {
      await complete('okta-v2 get-user --username ste', '--username ste');
      shell.type('x');
      expect(await shell.waitFor(/ste.*x/)).toContain('--username stex');
    });

    it('offers no flag that the command refuses, and no secret', async () => {
      const shown = await complete('okta-v2 instances list --', '--config', 2);
      expect(shown).not.toContain('--insecure');
      expect(await complete('okta-v2 set-password --', '--username', 2)).not.toContain('--password');
    });

    it.skipIf(!describes)('says what each of them is for', async () => {
      const shown = await complete('okta-v2 get-user --user', 'Okta username for which to get information.', 2);
      expect(shown).toContain('User ID of the user for which to get information.');
    });
  });
});
