import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { PromptOutput, toSafeText } from '../../../src/hosts/terminal/write.ts';
import { cli, openCliOrg } from './drive-cli.ts';

const CLIPBOARD = '\u001b]52;c;ZXZpbA==\u0007';
const C1 = '\u009b2J';
const HOSTILE = `${CLIPBOARD}${C1}\u202e`;
/** What a terminal would obey, but for colours and line breaks. */
const OBEYED = /\u001b(?!\[(?:22|3[12369]|[12])m)|[\u0000-\u0009\u000b-\u001a\u001c-\u001f\u007f-\u009f\u202e]/;
const ENV = { OKTA_CLIENT_ORGURL: 'https://acme.okta.test', OKTA_CLIENT_TOKEN: '00token' };

describe('nothing that is shown commands a terminal:', () => {
  it.each([
    ['an unknown command', [`okta-${HOSTILE}`]],
    ['an unknown command of the CLI', [HOSTILE]],
    ['an unknown flag', ['okta-get-user', `--${HOSTILE}`, 'x']],
    ['an unknown argument of a line', ['run', `!okta-get-user x${HOSTILE}=1`]],
    ['a value that is refused', ['okta-list-users', '--limit', HOSTILE]],
    ['an unknown instance', ['okta-list-zones', '--instance', HOSTILE]],
    ['a file that is missing', ['run', '--file', HOSTILE]],
    ['a parameters file that is missing', ['test', '--config', HOSTILE]],
    ['an address', ['okta-list-zones', '--url', `https://acme.okta.test/${HOSTILE}`]],
    ['an unknown format', ['okta-list-zones', '--format', HOSTILE]],
  ])('%s', async (_, argv) => {
    const { stdout, stderr } = await cli(argv, { env: ENV });
    expect(`${stdout}${stderr}`).not.toMatch(OBEYED);
    expect(stderr).not.toBe('');
  });

  it.each(['text', 'markdown', 'csv', 'ndjson', 'json'])(
    'an error and debug lines with --format %s',
    async (format) => {
      const { run } = await openCliOrg();
      const argv = ['okta-get-user', `--username=nobody${HOSTILE}@x.test`, '--format', format, '--debug'];
      const { stdout, stderr } = await run(argv, { columns: 100, answers: [] });
      expect(`${stdout}${stderr}`).not.toMatch(OBEYED);
    },
  );

  it.each(['text', 'markdown', 'csv', 'ndjson', 'json'])('a name in Okta with --format %s', async (format) => {
    const { run } = await openCliOrg();
    await run(['okta-create-group', `--name=evil ${HOSTILE}`]);
    const { stdout } = await run(['okta-list-groups', '--query=evil', '--format', format], { columns: 100 });
    expect(stdout).toContain('evil');
    expect(stdout).not.toMatch(OBEYED);
  });

  it('candidates of a name', async () => {
    const { run } = await openCliOrg();
    await run(['okta-create-group', `--name=evil ${HOSTILE}`]);
    const { stderr } = await run(['okta-get-group-members', '--groupName=evil']);
    expect(stderr).toContain('evil');
    expect(stderr).not.toMatch(OBEYED);
  });
});

describe('the writer', () => {
  it('lets line breaks and our own colours through, and nothing else', () => {
    expect(toSafeText('a\n\u001b[31mred\u001b[39m')).toBe('a\n\u001b[31mred\u001b[39m');
    expect(toSafeText('\u001b[8mhidden\u001b[0m\r\u001b[2J')).toBe('␛[8mhidden␛[0m␍␛[2J');
  });

  it('lets readline move the cursor, and echoes nothing that commands the terminal', () => {
    const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    const output = new PromptOutput(terminal);
    output.write(`\u001b[1G\u001b[0J> pasted ${CLIPBOARD}\u001b[3;4r`);
    expect(String(terminal.read())).toBe('\u001b[1G\u001b[0J> pasted ␛]52;c;ZXZpbA==␇␛[3;4r');
  });

  it('shows nothing while a secret is typed', () => {
    const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    const output = new PromptOutput(terminal);
    output.isMuted = true;
    output.write('hunter2');
    expect(terminal.read()).toBeNull();
  });
});
