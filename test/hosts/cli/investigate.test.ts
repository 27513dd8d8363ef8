import { describe, expect, it } from 'vitest';
import { cli, openCliOrg } from './drive-cli.ts';

describe('okta-v2 investigate', () => {
  it('reports on a person as okta-investigate-user does, and takes its arguments', async () => {
    const { run } = await openCliOrg();
    const [since, until] = [Date.now() - 3 * 86_400_000, Date.now()].map((ms) => new Date(ms).toISOString());
    const period = ['--since', String(since), `--until=${until}`];
    const flags = [...period, '--max-events=50', '--sections', 'events,roles'];
    const word = await run(['investigate', 'jane.doe@acme.example', ...flags]);
    expect(word).toMatchObject({ status: 0, stderr: '' });
    expect(word.stdout).toContain('PushAcceptedAfterDenials');
    expect(word.stdout).not.toContain('Factors\n');
    expect(await run(['okta-investigate-user', '--username=jane.doe@acme.example', ...flags])).toEqual(word);
  });

  it('prints the entries with --json, whatever stands before the word', async () => {
    const { run } = await openCliOrg();
    const { status, stdout } = await run(['--json', 'investigate', '--username', 'jane.doe@acme.example']);
    expect(status).toBe(0);
    expect(stdout).toContain('"Okta.Investigation(val.UserID && val.UserID === obj.UserID)"');
  });

  it('ends with status 3 where nobody has the login, and with 2 for a flag that it does not have', async () => {
    const { run } = await openCliOrg();
    expect(await run(['investigate', 'nobody@acme.example'])).toMatchObject({ status: 3, stdout: '' });
    const { status, stderr } = await run(['investigate', 'jane.doe@acme.example', '--section', 'roles']);
    expect(status).toBe(2);
    expect(stderr).toContain('--sections');
  });

  it('has its arguments in the completion of shells', async () => {
    const { stdout } = await cli(['__complete', '--', 'investigate', '']);
    expect(stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(
      expect.arrayContaining(['--username', '--userId', '--since', '--until', '--sections', '--maxEvents', '--report']),
    );
  });
});
