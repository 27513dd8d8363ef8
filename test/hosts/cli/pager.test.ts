import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createPager } from '../../../src/hosts/cli/pager.ts';
import { makeFolder } from './drive-cli.ts';

const LONG = 'line\n'.repeat(30);

/** Pages a text on a terminal of 24 lines, with a pager that writes what it is given to a file. */
async function page(
  text: string,
  { isTty = true, isWaiting = false, env = {}, program = (file: string) => `cat > '${file}'` } = {},
) {
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
    env: { PATH: process.env.PATH, ...env, PAGER: program(paged) },
  };
  await createPager(io, {
    hasWaitingInput: async () => isWaiting,
    async lend(work) {
      lent += 1;
      return work();
    },
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

  it('is left out where lines wait to be read, which it would take for its own commands', async () => {
    expect(await page(LONG, { isWaiting: true })).toEqual({ printed: LONG, paged: '', lent: 0 });
  });

  it('may start no other program, and finds no credential in its environment', async () => {
    const env = {
      OKTA_CLIENT_TOKEN: '00secret',
      PROD_TOKEN: '00secret',
      LESS: 'R',
      LESSSECURE: '0',
      HTTPS_PROXY: 'u:p@x',
    };
    const { paged } = await page(LONG, { env, program: (file) => `env > '${file}'; cat > /dev/null` });
    expect(paged).not.toMatch(/00secret|u:p@x/);
    expect(paged).toMatch(/^LESSSECURE=1$/m);
    expect(paged).toMatch(/^LESS=R$/m);
  });

  it('is handed no control sequence', async () => {
    const { paged } = await page(`\u001b]52;c;YQ==\u0007${LONG}`);
    expect(paged).toBe(`␛]52;c;YQ==␇${LONG}`);
  });

  it('may be left before it has read everything', async () => {
    const much = 'line\n'.repeat(200_000);
    expect(await page(much, { program: () => 'true' })).toMatchObject({ printed: '', lent: 1 });
  });
});
