/** `npm run pictures`: makes the pictures of the README from real runs in a real terminal. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '../../src/simulator/index.ts';
import { openShell } from './open-shell.ts';
import { hasTmux } from './terminal.ts';
import { type PictureOptions, toSvg } from './to-svg.ts';

const FOLDER = new URL('pictures/', import.meta.url);
const COLUMNS = 100;

function keep(name: string, screen: string, options: Pick<PictureOptions, 'title' | 'between'>): void {
  const file = fileURLToPath(new URL(`${name}.svg`, FOLDER));
  writeFileSync(file, toSvg(screen, { ...options, columns: COLUMNS }));
  process.stdout.write(`${file}\n`);
}

/** The middle of the demo's story: what happened to the person's account. */
async function takeDemo(): Promise<void> {
  const shell = openShell({ columns: COLUMNS, rows: 40 });
  try {
    shell.type('okta-v2 demo');
    shell.press('Enter');
    await shell.waitFor(/demo>$/);
    const screen = shell.coloredScreen({ history: true });
    keep('demo', screen, { title: 'okta-v2 demo', between: ['# Jane reports', 'Sign-ins by address'] });
  } finally {
    shell.close();
  }
}

/** A session of one's own: a context that builds up, and Tab. */
async function takeWarRoom(): Promise<void> {
  const simulator = await startSimulator();
  const shell = openShell({ columns: COLUMNS, rows: 40, env: { ACME_TOKEN: simulator.token } });
  try {
    shell.type(`okta-v2 init --instance acme --url ${simulator.url} --secret-env ACME_TOKEN; clear`);
    shell.press('Enter');
    await shell.waitFor(/^\$$/);
    shell.type('okta-v2 war-room');
    shell.press('Enter');
    await shell.waitFor(/acme>$/);
    const enter = async (line: string, shown: string | RegExp) => {
      shell.type(line);
      shell.press('Enter');
      await shell.waitFor(shown);
    };
    await enter('!okta-search term=alex', /rows[\s\S]*>$/);
    await enter('!okta-get-failed-logins limit=5 sortOrder=DESCENDING', /5 rows[\s\S]*>$/);
    await enter(':context Account.Username', /\][\s\S]*>$/);
    shell.type('!okta-suspend-user username=');
    await shell.waitFor('username=Username');
    shell.press('Tab');
    await shell.waitFor(/username=alex\.kent$/);
    shell.press('Tab');
    await shell.waitFor(/alex\.kent +alex\.kent@/);
    keep('war-room', shell.coloredScreen(), { title: 'okta-v2 war-room' });
  } finally {
    shell.close();
    await simulator.close();
  }
}

if (hasTmux) {
  mkdirSync(FOLDER, { recursive: true });
  await takeDemo();
  await takeWarRoom();
} else {
  process.stderr.write('The pictures need tmux, which is not on this machine.\n');
  process.exitCode = 1;
}
