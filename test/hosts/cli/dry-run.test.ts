// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are a war room's references to its context
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { makeFolder, openCliOrg } from './drive-cli.ts';

/** A line of every changing command; what it names need not exist, since nothing is looked up after a first error. */
const LINES = ALL_COMMANDS.filter(({ effect }) => effect !== 'read').map(
  ({ name, examples: [line] }) => [name, line ?? `!${name}`] as const,
);

async function sendsNothing(argv: readonly string[], stdin?: string, org?: Awaited<ReturnType<typeof openCliOrg>>) {
  const { run, changes } = org ?? (await openCliOrg());
  const result = await run(argv, stdin === undefined ? {} : { stdin });
  expect(changes()).toEqual([]);
  return result;
}

describe('--dry-run sends nothing but GET', () => {
  it.each(LINES)('for %s, in every way to run it', async (_, line) => {
    const org = await openCliOrg();
    const script = join(makeFolder(), 'steps.txt');
    writeFileSync(script, `${line}\n`);
    await sendsNothing(['run', '-', '--dry-run'], line, org);
    await sendsNothing(['run', '--file', script, '--dry-run'], '', org);
    await sendsNothing(['run', '--file', script, '--dry-run', '--yes', '--json'], '', org);
    await sendsNothing(['war-room', '--dry-run'], `${line}\n`, org);
    await sendsNothing(['war-room', '--dry-run', '--yes'], `${line}\n`, org);
  });

  it('in the war room, and shows the requests there', async () => {
    const line = '!okta-suspend-user username=noah.kim@acme.example\n';
    const { status, stdout } = await sendsNothing(['war-room', '--dry-run'], line);
    expect(stdout).toMatch(/POST +\/api\/v1\/users\/noah\.kim@acme\.example\/lifecycle\/suspend/);
    expect(status).toBe(0);
  });

  it('in the war room for a person who types, without a question', async () => {
    const { run, changes } = await openCliOrg();
    const { stdout } = await run(['war-room', '--dry-run'], {
      columns: 200,
      typed: ['!okta-delete-user username=noah.kim@acme.example', ':quit'],
    });
    expect(stdout).toMatch(/DELETE +\/api/);
    expect(stdout).not.toContain('[y/N]');
    expect(changes()).toEqual([]);
  });

  it('in the demo', async () => {
    const { run } = await openCliOrg();
    const { stdout } = await run(['demo', '--dry-run']);
    expect(stdout).toMatch(/POST .*lifecycle\/suspend/);
    expect(stdout).not.toMatch(/Contained|SUSPENDED/);
  });
});
