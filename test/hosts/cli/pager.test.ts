import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createPager } from '../../../src/hosts/cli/pager.ts';
import { makeFolder } from './drive-cli.ts';

const LONG = 'line\n'.repeat(30);

/** Pages a text on a terminal of 24 lines, with a pager that writes what it is given to a file. */
async function page(text: string, { isTty = true, program = (file: string) => `cat > '${file}'` } = {}) {
  const paged = join(makeFolder(), 'paged.txt');
  const stdout = Object.assign(new PassThrough(), { isTTY: isTty, rows: 24 });
  let printed = '';
  stdout.setEncoding('utf8').on('data', (part: string) => {
    printed += part;
  });
  let lent = 0;
  const io = {
    stdin: Object.assign(new PassThrough(), { isTTY: isTty }) as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: new PassThrough() as unknown as NodeJS.WriteStream,
    env: { PATH: process.env.PATH, PAGER: program(paged) },
  };
  await createPager(io, async (work) => {
    lent += 1;
    return work();
  })(text);
  await new Promise((resolve) => setImmediate(resolve));
  return { printed, lent, paged: existsSync(paged) ? readFileSync(paged, 'utf8') : '' };
}

describe('the pager', () => {
  it('gets what is longer than the screen, and the terminal for as long as it runs', async () => {
    expect(await page(LONG)).toEqual({ printed: '', paged: LONG, lent: 1 });
  });

  it('gets nothing that fits the screen, and nothing where no person looks', async () => {
    expect(await page('short\n')).toEqual({ printed: 'short\n', paged: '', lent: 0 });
    expect(await page(LONG, { isTty: false })).toEqual({ printed: LONG, paged: '', lent: 0 });
  });

  it.each(['', 'cat'])('is none where PAGER is "%s"', async (program) => {
    expect(await page(LONG, { program: () => program })).toEqual({ printed: LONG, paged: '', lent: 0 });
  });

  it('loses nothing where it cannot be started', async () => {
    expect(await page(LONG, { program: () => 'exit 127' })).toEqual({ printed: LONG, paged: '', lent: 1 });
  });

  it('may be left before it has read everything', async () => {
    const much = 'line\n'.repeat(200_000);
    expect(await page(much, { program: () => 'true' })).toMatchObject({ printed: '', lent: 1 });
  });
});
