import { describe, expect, it } from 'vitest';
import { openCliOrg } from './drive-cli.ts';

const ESCAPE = '\u001b';
/** Clears the screen in seven bits and in eight, and turns the direction of writing round. */
const HOSTILE = `${ESCAPE}[2J\u009b2J\u202eevil`;

/** A group whose description would take over a terminal. */
async function openHostileOrg() {
  const opened = await openCliOrg();
  const { status } = await opened.run(['run', '-'], {
    stdin: `!okta-create-group name="Bad ones" description="${HOSTILE}"`,
  });
  expect(status).toBe(0);
  return opened;
}

describe('a result', () => {
  it('is text for people by default, without colours and unwrapped where no terminal reads', async () => {
    const { run } = await openCliOrg();
    const { status, stdout, stderr } = await run(['okta-get-user', '--username', 'jane.doe@acme.example']);
    expect(stdout).toMatch(/^User:jane.doe@acme.example\nFirst Name +ID +Last Login/);
    expect(stdout).not.toContain(ESCAPE);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('has colours and fits the width in a terminal, but no colours with NO_COLOR', async () => {
    const { run } = await openCliOrg();
    const line = ['okta-list-users', '--limit', '5', '--no-pager'];
    const colored = await run(line, { columns: 90 });
    expect(colored.stdout).toContain(`${ESCAPE}[32mACTIVE`);
    const plain = await run(line, { columns: 90, env: { NO_COLOR: '1' } });
    expect(plain.stdout).not.toContain(ESCAPE);
    expect(Math.max(...plain.stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(90);
  });

  it('is the markdown of the war room with --format markdown', async () => {
    const { run } = await openCliOrg();
    const { stdout } = await run(['okta-get-user', '--username', 'jane.doe@acme.example', '--format', 'markdown']);
    expect(stdout).toMatch(/^### User:jane.doe@acme.example\n\|First Name\|ID\|.*\n\|---\|/);
  });

  it('is the entries and nothing else with --json', async () => {
    const { run } = await openCliOrg();
    const { stdout, stderr } = await run([
      'run',
      '!okta-get-user jane.doe@acme.example'.replace('r j', 'r username=j'),
      '--json',
    ]);
    const [entry] = JSON.parse(stdout);
    expect(Object.keys(entry).sort()).toEqual(
      [
        'Contents',
        'ContentsFormat',
        'EntryContext',
        'HumanReadable',
        'IgnoreAutoExtract',
        'IndicatorTimeline',
        'Type',
      ].sort(),
    );
    expect(entry.Contents.profile.login).toBe('jane.doe@acme.example');
    expect(stderr).toBe('');
  });

  it('is one JSON text a row with --format ndjson', async () => {
    const { run } = await openCliOrg();
    const { stdout } = await run(['okta-list-users', '--limit', '3', '--format', 'ndjson']);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(3);
    expect(rows[0].profile.login).toBe('grace.okafor@acme.example');
  });

  it('is a table for spreadsheets with --format csv, in which nothing is taken for a formula', async () => {
    const { run } = await openCliOrg();
    await run(['okta-create-group', '--name', '=cmd()', '--description', 'a "b", c']);
    const { stdout } = await run(['okta-list-groups', '--query', '=cmd', '--format', 'csv']);
    const [header = '', row = ''] = stdout.split('\n');
    expect(header).toMatch(/^id,created,.*profile\.name,profile\.description/);
    expect(row).toContain(`'=cmd(),"a ""b"", c"`);
  });

  it('leaves stdout empty where rows are wanted and there are none', async () => {
    const { run } = await openCliOrg();
    for (const format of ['ndjson', 'csv']) {
      const { status, stdout } = await run(['okta-list-groups', '--query', 'no such group', '--format', format]);
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    }
    const told = await run(['run', '!test-module', '--format', 'csv']);
    expect(told).toEqual({ status: 0, stdout: '', stderr: 'ok\n' });
  });

  it('is the raw answer with raw-response=true', async () => {
    const { run } = await openCliOrg();
    const { stdout } = await run(['run', '!okta-get-user username=jane.doe@acme.example raw-response=true']);
    expect(JSON.parse(stdout).profile.login).toBe('jane.doe@acme.example');
  });

  it.each(['text', 'markdown', 'json', 'ndjson', 'csv'])('cannot command a terminal as %s', async (format) => {
    const { run } = await openHostileOrg();
    const { stdout } = await run(['okta-list-groups', '--query', 'Bad', '--format', format, '--no-pager'], {
      columns: 200,
      env: { NO_COLOR: '1' },
    });
    expect(stdout).toContain('evil');
    expect(stdout).not.toMatch(/[\u001b\u0080-\u009f\u202e]/);
  });

  it.each(['json', 'ndjson'])('means the same as %s, in a terminal or not', async (format) => {
    const { run } = await openHostileOrg();
    const line = ['okta-list-groups', '--query', 'Bad', '--format', format, '--no-pager'];
    const [seen, piped] = [await run(line, { columns: 200 }), await run(line)];
    expect(JSON.parse(seen.stdout)).toEqual(JSON.parse(piped.stdout));
  });

  it('comes to the output with everything that was asked of Okta, also for --max-wait and --debug', async () => {
    const { run } = await openCliOrg();
    const { status, stderr } = await run(['okta-list-zones', '--max-wait', '5', '--debug']);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^debug: /m);
  });
});
