import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, makeFolder, openCliOrg } from './drive-cli.ts';

const MODULE = `
export default ({ arg, defineCommand, path, textBlock }) =>
  defineCommand({
    name: 'acme-get-role-permissions',
    description: 'Lists what a custom admin role may do.',
    effect: 'read',
    scopes: ['okta.roles.read'],
    args: { role: arg.string('Label or id of the role.', { required: true }) },
    outputs: [],
    examples: ['!acme-get-role-permissions role="Password desk"'],
    async run({ role }, { okta }) {
      const call = { method: 'GET', path: path\`/api/v1/iam/roles/\${role}/permissions\`, answer: 'entity' };
      const { permissions } = (await okta.requester.request(call)).body;
      return { blocks: [textBlock(permissions.map(({ label }) => label).join(', '))], raw: permissions };
    },
  });
`;

/** A module with this text, and the CLI with it. */
async function openWith(text: string) {
  const { run } = await openCliOrg();
  const file = join(makeFolder(), 'mine.mjs');
  writeFileSync(file, text, { mode: 0o600 });
  return { file, run: (argv: readonly string[], drive = {}) => run([...argv, '--commands', file], drive) };
}

const command = (name: string) =>
  `export default ({ defineCommand }) => defineCommand({ name: '${name}', description: '', effect: 'read', scopes: [], args: {}, outputs: [], examples: [], run: async () => ({ blocks: [] }) });`;

describe('--commands', () => {
  it('adds the commands of a module, with their flags, their main argument and their short names', async () => {
    const { run } = await openWith(MODULE);
    for (const argv of [
      ['acme-get-role-permissions', '--role', 'Password desk'],
      ['get-role-permissions', 'Password desk'],
      ['run', '!acme-get-role-permissions role="Password desk"'],
    ]) {
      expect(await run(argv)).toMatchObject({ status: 0, stdout: expect.stringContaining('okta.users.') });
    }
    expect((await run(['acme-get-role-permissions', '--rol', 'x'])).stderr).toContain('Did you mean --role?');
    expect((await run(['acme-get-role-permissions', 'No such role'])).stderr).toContain('404');
  });

  it('adds them to help, to the list of commands and to the war room', async () => {
    const { run } = await openWith(MODULE);
    expect((await run(['help', 'acme-get-role-permissions'])).stdout).toContain(
      'Lists what a custom admin role may do.',
    );
    expect((await run(['commands'])).stdout).toContain('acme-get-role-permissions');
    const room = await run(['war-room'], { stdin: '!acme-get-role-permissions role="Password desk"\n' });
    expect(room).toMatchObject({ status: 0, stdout: expect.stringContaining('okta.users.') });
  });

  it.each([
    ['is not there', undefined, 'there is no such file'],
    ['is not a program', 'export default (', 'SyntaxError'],
    ['exports no function', 'export const commands = [];', 'has to export a function by default'],
    [
      'fails while it makes them',
      'export default () => { throw new Error("boom"); };',
      'cannot make its commands: Error: boom',
    ],
    [
      'leaves a part of one out',
      'export default ({ defineCommand }) => defineCommand({ name: "acme-x" });',
      'cannot make its commands: ',
    ],
    ['gives something else', 'export default () => [{ name: "acme-x" }];', 'gives something that is not a command'],
    ['takes the name of another command', command('okta-get-user'), 'there is one of this name already'],
    ['takes a name of the command line', command('war-room'), 'Give it a name like acme-count-users'],
    ['waits at its top', 'await 0; export default () => [];', 'an await outside of its functions'],
  ])('refuses a module that %s', async (_what, text, complaint) => {
    const { file, run } = await openWith(text ?? '');
    const argv = ['get-user', 'jane.doe@acme.example'];
    const { run: runOnly } = await openCliOrg();
    const result = text === undefined ? await runOnly([...argv, '--commands', `${file}.not`]) : await run(argv);
    expect(result).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(complaint) });
  });

  it('refuses a FIFO and a folder', async () => {
    const folder = makeFolder();
    const fifo = join(folder, 'fifo');
    execFileSync('mkfifo', ['-m', '600', fifo]);
    for (const path of [fifo, folder]) {
      expect(await cli(['commands', '--commands', path])).toEqual({
        status: 2,
        stdout: '',
        stderr: `okta-v2: ${path} is not a regular file.\n`,
      });
    }
  });

  it('refuses a module that others can change or replace, before any of it runs', async () => {
    const { file, run } = await openWith(`throw new Error('It ran.');`);
    chmodSync(file, 0o620);
    expect(await run(['commands'])).toMatchObject({ status: 2, stderr: expect.stringContaining('chmod 600') });
    const shared = join(makeFolder(), 'shared');
    mkdirSync(shared);
    chmodSync(shared, 0o777);
    const other = join(shared, 'mine.mjs');
    writeFileSync(other, `throw new Error('It ran.');`, { mode: 0o600 });
    const { run: runOnly } = await openCliOrg();
    const replaced = await runOnly(['commands', '--commands', other]);
    expect(replaced).toMatchObject({ status: 2, stderr: expect.stringContaining('Others can replace files in') });
  });
});
