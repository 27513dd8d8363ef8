import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toStyle } from '../../../src/hosts/terminal/style.ts';
import { createPrompt, type Prompt } from '../../../src/hosts/war-room/prompt.ts';

/** A prompt between two streams; by default a terminal. */
function openPrompt({ isTty = true, earlier = [] as string[] } = {}) {
  const input = Object.assign(new PassThrough(), { isTTY: isTty, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: isTty, columns: 60, rows: 24 });
  let shown = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  const kept = [...earlier];
  let interrupts = 0;
  let hinted = 0;
  const prompt: Prompt = createPrompt({
    input: input as unknown as NodeJS.ReadStream,
    output: output as unknown as NodeJS.WriteStream,
    label: 'acme> ',
    history: {
      lines: kept,
      add(line) {
        const redacted = line.replace(/password=\S+/, 'password=');
        kept.push(redacted);
        return redacted;
      },
    },
    complete: (text) => ({
      candidates: ['!okta-list-users ', '!okta-list-zones '].filter((one) => one.startsWith(text)),
      replaced: text,
    }),
    hint: (text) => {
      hinted += text.length;
      return text.endsWith('get-user ') ? 'username=…' : '';
    },
    style: toStyle(false),
    onInterrupt: () => {
      interrupts += 1;
    },
  });
  onTestFinished(() => prompt.close());
  return {
    prompt,
    kept,
    type: (text: string) => input.write(text),
    end: () => input.end(),
    shown: () => shown,
    interrupts: () => interrupts,
    /** How many characters hints have been asked for. */
    hinted: () => hinted,
  };
}

const TAB = '\t';
const UP = '\u001b[A';
const CTRL_C = '\u0003';
const CTRL_R = '\u0012';
const CTRL_D = '\u0004';
const ENTER = '\r';

describe('the prompt', () => {
  it('reads one line after the other, also those typed ahead, and ends with the input', async () => {
    const { prompt, type } = openPrompt();
    type(`one${ENTER}two${ENTER}`);
    expect([await prompt.read(), await prompt.read()]).toEqual(['one', 'two']);
    const last = prompt.read();
    type(CTRL_D);
    expect(await last).toBeUndefined();
    expect(await prompt.read()).toBeUndefined();
  });

  it('asks for more lines as long as a quote is open', async () => {
    const { prompt, type, shown } = openPrompt();
    const line = prompt.read();
    type(`!okta-search term="two${ENTER}lines"${ENTER}`);
    expect(await line).toBe('!okta-search term="two\nlines"');
    expect(shown()).toContain('... ');
  });

  it('reads a long line that is pasted no more often than its length wants', async () => {
    const { prompt, type, hinted } = openPrompt();
    const line = prompt.read();
    const pasted = `!okta-search term="${'two words\n'.repeat(3000)}"`;
    type(pasted.replaceAll('\n', ENTER));
    type(ENTER);
    expect(await line).toBe(pasted);
    expect(hinted()).toBeLessThan(100 * pasted.length);
  });

  it('completes what is typed', async () => {
    const { prompt, type } = openPrompt();
    const line = prompt.read();
    type(`!okta-list-u${TAB}`);
    type(ENTER);
    expect(await line).toBe('!okta-list-users ');
  });

  it('shows a hint behind the cursor and takes it away before anything else is shown', async () => {
    const { prompt, type, shown } = openPrompt();
    const line = prompt.read();
    type('!okta-get-user ');
    type('x');
    type(ENTER);
    expect(await line).toBe('!okta-get-user x');
    expect(shown()).toContain('\u001b7username=…\u001b8\u001b[K');
  });

  it('recalls earlier lines, those of earlier runs too, without their secrets', async () => {
    const { prompt, type, kept } = openPrompt({ earlier: ['!okta-list-zones'] });
    const first = prompt.read();
    type(`!okta-set-password username=x password=hunter2${ENTER}`);
    await first;
    const second = prompt.read();
    type(`${UP}${ENTER}`);
    expect(await second).toBe('!okta-set-password username=x password=');
    const third = prompt.read();
    type(`${UP}${UP}${ENTER}`);
    expect(await third).toBe('!okta-list-zones');
    expect(kept.join()).not.toContain('hunter2');
  });

  it('recalls a line of several lines as one, and gives it out as it was', async () => {
    const { prompt, type } = openPrompt({ earlier: ['!okta-search term="a\nb"'] });
    const line = prompt.read();
    type(`${UP}${ENTER}`);
    expect(await line).toBe('!okta-search term="a\nb"');
  });

  it('searches earlier lines on Ctrl-R, shows what it finds, and takes it on Enter', async () => {
    const { prompt, type, shown, kept } = openPrompt({
      earlier: ['!okta-get-user a', '!okta-get-user b', '!okta-list-zones'],
    });
    const line = prompt.read();
    type(CTRL_R);
    type('GET');
    await expect.poll(shown).toMatch(/search: .*T\u001b7 {2}!okta-get-user b\u001b8$/s);
    type(ENTER);
    expect(await line).toBe('!okta-get-user b');
    expect(shown()).toContain('acme> !okta-get-user b\n');
    expect(kept.at(-1)).toBe('!okta-get-user b');
  });

  it('goes on to older lines with each further Ctrl-R, and stays at the oldest', async () => {
    const { prompt, type } = openPrompt({ earlier: ['!okta-get-user a', '!okta-get-user b', '!okta-get-user b'] });
    const line = prompt.read();
    type(`${CTRL_R}user${CTRL_R}${CTRL_R}${CTRL_R}${ENTER}`);
    expect(await line).toBe('!okta-get-user a');
  });

  it.each([
    ['Tab', '\t'],
    ['the right arrow', '\u001b[C'],
    ['Ctrl-E', '\u0005'],
  ])('leaves a found line to be edited on %s', async (_, key) => {
    const { prompt, type } = openPrompt({ earlier: ['!okta-get-user a', '!okta-list-zones'] });
    const line = prompt.read();
    type(`${CTRL_R}get-u`);
    type(key);
    await new Promise((resolve) => setImmediate(resolve));
    type(`\u0005nn${ENTER}`);
    expect(await line).toBe('!okta-get-user ann');
  });

  it('gives back on Ctrl-G what was typed before the search, and an empty line where nothing was found', async () => {
    const { prompt, type } = openPrompt({ earlier: ['!okta-list-zones'] });
    const line = prompt.read();
    type(`!okta-get${CTRL_R}zones`);
    type('\u0007');
    type(`-user${ENTER}`);
    expect(await line).toBe('!okta-get-user');
    const next = prompt.read();
    type(`${CTRL_R}nothing like it${ENTER}!two${ENTER}`);
    expect(await next).toBe('!two');
  });

  it('ends a search on Ctrl-C with nothing typed', async () => {
    const { prompt, type } = openPrompt({ earlier: ['!okta-list-zones'] });
    const line = prompt.read();
    type(`${CTRL_R}zones${CTRL_C}!one${ENTER}`);
    expect(await line).toBe('!one');
  });

  it('finds a secret in no earlier line', async () => {
    const { prompt, type } = openPrompt();
    const first = prompt.read();
    type(`!okta-set-password username=x password=hunter2${ENTER}`);
    await first;
    const second = prompt.read();
    type(`${CTRL_R}hunter${ENTER}!two${ENTER}`);
    expect(await second).toBe('!two');
  });

  it('asks for a secret without showing or keeping it, blanks and all', async () => {
    const { prompt, type, shown, kept } = openPrompt();
    const answer = prompt.askSecret('password');
    type(`hunter2 x ${ENTER}`);
    expect(await answer).toBe('hunter2 x ');
    expect(shown()).toContain('password (not shown): ');
    expect(shown()).not.toContain('hunter');
    const line = prompt.read();
    type(`${UP}!one${ENTER}`);
    expect(await line).toBe('!one');
    expect(kept.join()).not.toContain('hunter');
  });

  it('asks for no secret where the person gives up', async () => {
    const { prompt, type } = openPrompt();
    const answer = prompt.askSecret('password');
    type(CTRL_C);
    expect(await answer).toBeUndefined();
  });

  it('drops what is typed on Ctrl-C, an open quote too, and says how to leave', async () => {
    const { prompt, type, shown, interrupts } = openPrompt();
    const line = prompt.read();
    type(`!okta-search "two${ENTER}lin${CTRL_C}`);
    type(`${CTRL_C}!okta-list-users${ENTER}`);
    expect(await line).toBe('!okta-list-users');
    expect(shown()).toContain('Ctrl-D or :quit');
    expect(interrupts()).toBe(0);
  });

  it('passes Ctrl-C on while a command runs', async () => {
    const { prompt, type, interrupts } = openPrompt();
    const line = prompt.read();
    type(`!okta-list-users${ENTER}`);
    await line;
    type(CTRL_C);
    await expect.poll(interrupts).toBe(1);
  });

  it.each([
    ['y', true],
    ['Yes ', true],
    ['', false],
    ['n', false],
    ['yesterday', false],
  ])('takes the answer "%s" to a question for %s', async (answer, expected) => {
    const { prompt, type, kept, shown } = openPrompt();
    const confirmed = prompt.confirm({ facts: ['  jane'], statement: 'jane goes.' });
    type(`${answer}${ENTER}`);
    expect(await confirmed).toBe(expected);
    expect(shown()).toMatch(/^ {2}jane\n.*jane goes\. Continue\? \[y\/N\] /);
    expect(kept).toEqual([]);
  });

  it('takes Ctrl-C and the end of the input for a no', async () => {
    const first = openPrompt();
    const cancelled = first.prompt.confirm({ facts: ['  jane'], statement: 'jane goes.' });
    first.type(CTRL_C);
    expect(await cancelled).toBe(false);
    const second = openPrompt();
    const ended = second.prompt.confirm({ facts: ['  jane'], statement: 'jane goes.' });
    second.end();
    expect(await ended).toBe(false);
  });

  it('reads lines from a program without showing anything, the last one without its line break too', async () => {
    const { prompt, type, end, shown } = openPrompt({ isTty: false });
    type('!okta-list-users\n!okta-search term="a\nb"\n!okta-list-zones');
    end();
    const lines = [await prompt.read(), await prompt.read(), await prompt.read(), await prompt.read()];
    expect(lines).toEqual(['!okta-list-users', '!okta-search term="a\nb"', '!okta-list-zones', undefined]);
    expect(shown()).toBe('');
  });

  it('loses no line of a program that has ended before its lines are read', async () => {
    const { prompt, type, end } = openPrompt({ isTty: false });
    const first = prompt.read();
    type('one\ntwo\nthree');
    end();
    expect(await first).toBe('one');
    await new Promise((resolve) => setImmediate(resolve));
    expect([await prompt.read(), await prompt.read(), await prompt.read()]).toEqual(['two', 'three', undefined]);
  });

  it('gives out a quote that is never closed at the end of the input', async () => {
    const { prompt, type, end } = openPrompt({ isTty: false });
    type('!okta-search "a\n');
    end();
    expect(await prompt.read()).toBe('!okta-search "a');
  });
});
