// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are a war room's references to its context
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../src/simulator/index.ts';
import { openShell } from './open-shell.ts';
import { hasTmux } from './terminal.ts';

const PROMPT = /acme>$/;

/** A shell with a simulated org, and an instance of the CLI set up for it where wanted. */
async function openSession({ rows = 40, isSetUp = true } = {}) {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const shell = openShell({ rows, env: { ACME_TOKEN: simulator.token } });
  onTestFinished(() => shell.close());
  const enter = async (line: string, shown: string | RegExp = PROMPT) => {
    shell.type(line);
    shell.press('Enter');
    return shell.waitFor(shown);
  };
  if (isSetUp) {
    await enter(`okta-v2 init --instance acme --url ${simulator.url} --secret-env ACME_TOKEN; clear`, /^\$$/);
  }
  return { simulator, shell, enter };
}

const where = hasTmux ? 'in a real terminal' : 'in a real terminal (skipped: this machine has no tmux)';

describe.skipIf(!hasTmux)(`the demo ${where}`, () => {
  it('tells its story and leaves the person at a prompt with the context of it', async () => {
    const { shell, enter } = await openSession({ isSetUp: false });
    await enter('okta-v2 demo', /demo>$/);
    expect(shell.screen({ history: true })).toContain('Contained 1 of 1 user.');
    await enter('!okta-unsuspend-user username=${Account.Username}', /is no longer SUSPENDED[\s\S]*demo>$/);
    await enter(':settings', /Rate limit +\d+ of \d+ requests left[\s\S]*demo>$/);
    shell.press('C-d');
    await shell.waitFor(/\$$/);
    await enter('echo "status $?"', 'status 0');
  });
});

describe.skipIf(!hasTmux)(`the war room ${where}`, () => {
  it('finds an earlier line on Ctrl-R, and asks for a password without showing it', async () => {
    const { shell, enter } = await openSession();
    await enter('okta-v2 war-room');
    await enter('!list-zones limit=1', /1 row[\s\S]*acme>$/);
    await enter('!get-user jane.doe@acme.example', /Jane[\s\S]*acme>$/);
    shell.press('C-r');
    shell.type('zones');
    await shell.waitFor(/search: zones {2}!list-zones limit=1$/);
    shell.press('Enter');
    await shell.waitFor(/acme> !list-zones limit=1\n[\s\S]*acme>$/);
    await enter('!set-password jane.doe@acme.example', /password \(not shown\):$/);
    shell.type('Correct-Horse-9-Battery');
    shell.press('Enter');
    await shell.waitFor(/password was[\s\S]*acme>$/);
    expect(shell.screen({ history: true })).not.toContain('Correct-Horse');
    await enter('exit', /^\$$/m);
  });

  it('completes commands, arguments, and logins that the session has seen', async () => {
    const { shell, enter } = await openSession();
    await enter('okta-v2 war-room');
    await enter('!okta-search term=alex', /2 rows[\s\S]*acme>$/);
    shell.type('!okta-suspend-u');
    shell.press('Tab');
    await shell.waitFor('!okta-suspend-user username=…');
    shell.type('usern');
    shell.press('Tab');
    await shell.waitFor('username=Username to suspend.');
    shell.press('Tab');
    await shell.waitFor(/username=alex\.kent$/);
    shell.press('Tab');
    await shell.waitFor(/alex\.kent +alex\.kent@acme\.example/);
  });

  it('keeps a log to one line a row on a narrow screen, and shows one row whole', async () => {
    const { shell, enter } = await openSession({ rows: 80 });
    await enter('okta-v2 war-room');
    await enter('!okta-get-failed-logins limit=6 sortOrder=DESCENDING', /6 rows[\s\S]*acme>$/);
    const rows = shell.screen().match(/^\d\d-\d\d \d\d:\d\d:?.*\d+\.\d+\.\d+\.\d+.*$/gm);
    expect(rows).toHaveLength(6);
    await enter(':last', /#[\s\S]*6 rows[\s\S]*acme>$/);
    await enter(':last 2', /Row 2 of 6[\s\S]*client\.geographicalContext\.country +\S[\s\S]*acme>$/);
    await enter(':count IP', /6 counted[\s\S]*Count[\s\S]*acme>$/);
  });

  it('shows what a long command waits for, ends it on Ctrl-C, and leaves nothing of it on the screen', async () => {
    const { shell, enter } = await openSession();
    await enter('okta-v2 war-room');
    await enter('!okta-get-user-factors username=jane.doe@acme.example', /rows[\s\S]*acme>$/);
    const push = /push +(opf\w+)/.exec(shell.screen())?.[1];
    await enter(
      `!okta-verify-push-factor userId=\${Account.ID} factorId=${push} polling_time=60`,
      /push sent, no answer yet; looking again in 5\d s/,
    );
    shell.press('C-c');
    const shown = await shell.waitFor(/Cancelled\.\s+acme>$/);
    expect(shown).not.toContain('push sent');
    await enter('!okta-list-zones', / rows[\s\S]*acme>$/);
  });

  it('pages what is longer than the screen, and takes the terminal back', async () => {
    const { shell, enter } = await openSession({ rows: 20 });
    await enter('okta-v2 war-room');
    await enter('!okta-list-users', /\n:$/);
    shell.press('q');
    await shell.waitFor(/acme>$/);
    await enter('!okta-search term=alex', /2 rows[\s\S]*acme>$/);
  });

  it.each(['!id>escaped', ':!id>escaped', '|$id>escaped', 's escaped', ':e escaped', 'v'])(
    'lets the pager start no program and write no file for %s',
    async (keys) => {
      const { shell, enter } = await openSession({ rows: 20 });
      await enter('okta-v2 war-room');
      await enter('!okta-list-users', /\n:$/);
      shell.type(keys);
      shell.press('Enter');
      // less has shown for each key what it does not do, and waits for RETURN after the last of these.
      shell.press('Enter', 'Enter', 'q');
      await shell.waitFor(PROMPT);
      expect(existsSync('escaped')).toBe(false);
      expect(readdirSync(shell.home)).not.toContain('escaped');
    },
  );

  it('takes lines that are typed during a long answer for its own, and not for keys of the pager', async () => {
    const { shell, enter } = await openSession({ rows: 20 });
    await enter('okta-v2 war-room');
    for (const line of ['!okta-list-users', '!okta-list-zones', ':context Account.[0].Username', ':save ~/kept.json']) {
      shell.type(line);
      shell.press('Enter');
    }
    const shown = await shell.waitFor(/The context was written to \S+kept\.json\.\s+acme>$/);
    expect(shown).toContain('@acme.example');
  });

  it('recalls the lines of earlier runs, and has kept no secret of them', async () => {
    const { shell, enter } = await openSession();
    await enter('okta-v2 war-room');
    await enter('!okta-set-password username=jane.doe@acme.example password=hunter2-hunter2', /acme> [\s\S]*acme>$/);
    shell.press('C-d');
    await shell.waitFor(/\$$/);
    await enter('clear; okta-v2 war-room', /^War room[\s\S]*acme>$/);
    shell.press('Up');
    await shell.waitFor('!okta-set-password username=jane.doe@acme.example password=');
    const file = join(shell.home, '.local', 'state', 'okta-v2', 'history');
    expect(readFileSync(file, 'utf8')).not.toContain('hunter2');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('asks before it destroys, and takes no other answer for a yes', async () => {
    const { shell, enter, simulator } = await openSession();
    await enter('okta-v2 war-room');
    await enter('!okta-delete-user username=noah.kim@acme.example', 'cannot be undone. Continue? [y/N]');
    await enter('sure', /Nothing was done\.[\s\S]*acme>$/);
    expect(simulator.requests.some(({ method }) => method === 'DELETE')).toBe(false);
    expect(shell.screen()).not.toContain('deleted');
  });
});

describe.skipIf(!hasTmux)(`a command that destroys ${where}`, () => {
  it.each(['C-c', 'C-d'])('does nothing after %s at its question', async (key) => {
    const { shell, enter, simulator } = await openSession();
    await enter(
      'clear; okta-v2 okta-delete-user --username noah.kim@acme.example',
      'cannot be undone. Continue? [y/N]',
    );
    shell.press(key);
    expect(await shell.waitFor(/\$$/)).toMatch(/Continue\? \[y\/N\] *\nNothing was done\.\n\$$/);
    expect(simulator.requests.some(({ method }) => method === 'DELETE' || method === 'POST')).toBe(false);
    await enter('echo "status $?"', 'status 1');
  });
});

describe.skipIf(!hasTmux)(`init ${where}`, () => {
  it('shows nothing of the token that is typed, and the instance works at once', async () => {
    const { shell, enter, simulator } = await openSession({ isSetUp: false });
    await enter('okta-v2 init', 'A name for the instance [default]:');
    await enter('acme', 'The Okta URL');
    await enter(simulator.url, /Number \[1\]:$/);
    await enter('', 'The API token (not shown):');
    await enter(simulator.token, 'Try: okta-v2 list-users --limit 5');
    await enter('okta-v2 okta-list-users --limit 5', '5 rows');
    expect(shell.screen({ history: true })).not.toContain(simulator.token);
  });
});

const hasBash = spawnSync('bash', ['--version']).status === 0;

describe.skipIf(!hasTmux || !hasBash)(`bash ${where}`, () => {
  it('completes okta-v2 once the script is sourced', async () => {
    const { shell, enter } = await openSession({ isSetUp: false });
    await enter('PS1="bash> " exec bash --norc --noprofile', /bash>$/);
    await enter('source <(okta-v2 completion bash); clear', /^bash>$/);
    shell.type('okta-v2 okta-list-z');
    shell.press('Tab');
    shell.type('--for');
    shell.press('Tab');
    shell.type('nd');
    shell.press('Tab');
    await shell.waitFor('okta-v2 okta-list-zones --format ndjson');
  });
});
