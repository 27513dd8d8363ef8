import { afterEach, describe, expect, it, vi } from 'vitest';
import { cli, openCliOrg } from './drive-cli.ts';

const homedir = vi.hoisted(() => ({ fails: false }));
vi.mock('node:os', async (original) => {
  const os = await original<typeof import('node:os')>();
  const failing = () => {
    if (homedir.fails) throw Object.assign(new Error('uv_os_get_passwd returned ENOENT'), { code: 'ERR_SYSTEM_ERROR' });
    return os.homedir();
  };
  return { ...os, homedir: failing, default: { ...os, homedir: failing } };
});
afterEach(() => {
  homedir.fails = false;
});

describe('a machine that knows no home folder of the user', () => {
  it.each([
    ['a command', ['okta-list-zones'], ''],
    ['the war room', ['war-room'], '!okta-list-zones\n'],
    ['help', ['help'], ''],
  ])('runs %s', async (_, argv, stdin) => {
    const { run } = await openCliOrg();
    homedir.fails = true;
    expect(await run(argv, { stdin, env: { HOME: '' } })).toMatchObject({ status: 0, stderr: '' });
  });

  it('says that an instance cannot be found without one', async () => {
    homedir.fails = true;
    const { status, stderr } = await cli(['test', '--instance', 'prod'], { env: { HOME: '' } });
    expect(stderr).toContain("There is no home folder to look for the instance 'prod' in. Give --config PATH.");
    expect(status).toBe(2);
  });
});

describe('a home folder in which nothing can be made', () => {
  it('costs the history, and not the session', async () => {
    const { run } = await openCliOrg();
    const typed = ['!okta-list-zones', ':quit'];
    const { status, stdout } = await run(['war-room'], { columns: 200, typed, env: { HOME: '/proc' } });
    expect(stdout).toContain('Known attackers');
    expect(status).toBe(0);
  });
});
