import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../src/hosts/cli/run-cli.ts';
import { openCliOrg } from './drive-cli.ts';

describe('a list as ndjson', () => {
  it('comes page by page: the next page is asked for once the reader has taken the last one', async () => {
    const { simulator, env } = await openCliOrg({ logEvents: 5000 });
    // A reader who takes nothing: only a page or two fit into the stream before it.
    const stdout = new PassThrough({ highWaterMark: 1 });
    const stderr = new PassThrough();
    const line = ['okta-get-logs', '--limit', '5000', '--format', 'ndjson'];
    const done = runCli(line, {
      stdin: new PassThrough() as unknown as NodeJS.ReadStream,
      stdout: stdout as unknown as NodeJS.WriteStream,
      stderr: stderr as unknown as NodeJS.WriteStream,
      env,
    });
    await expect.poll(() => stdout.writableLength, { timeout: 20_000 }).toBeGreaterThan(0);
    await new Promise((resolve) => setImmediate(resolve));
    const askedBefore = simulator.requests.length;
    expect(askedBefore).toBe(1);
    let rows = 0;
    stdout.setEncoding('utf8').on('data', (text: string) => {
      rows += text.split('\n').length - 1;
    });
    expect(await done).toBe(0);
    expect(rows).toBe(5000);
    expect(simulator.requests.length).toBeGreaterThanOrEqual(5);
  });

  it('keeps the rows that came before a failure, tells it on stderr, and the status is 1', async () => {
    const { simulator, run } = await openCliOrg({ logEvents: 3000 });
    simulator.faults.add({ path: '/api/v1/logs', nth: 2, fault: { kind: 'status', status: 400 } });
    const { status, stdout, stderr } = await run(['okta-get-logs', '--limit', '3000', '--format', 'ndjson']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1000);
    expect(stderr).toMatch(/^error: okta-get-logs: /);
    expect(status).toBe(1);
  });

  it('cuts at the limit, and refuses a bad argument as always', async () => {
    const { run } = await openCliOrg();
    const { stdout } = await run(['okta-list-users', '--limit', '7', '--format', 'ndjson']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(7);
    expect(await run(['run', '!okta-list-users limt=7', '--format', 'ndjson'])).toMatchObject({
      status: 2,
      stdout: '',
    });
  });
});
