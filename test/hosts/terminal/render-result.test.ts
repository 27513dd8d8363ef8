import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, heading, textBlock } from '../../../src/core/block.ts';
import type { Outcome } from '../../../src/core/outcome.ts';
import { toFailedResult, toResult } from '../../../src/cortex-text/result.ts';
import { CANCELLED, OktaApiError, TransportError, UsageError } from '../../../src/errors.ts';
import { displayWidth } from '../../../src/hosts/terminal/display-width.ts';
import { type RenderOptions, renderResult } from '../../../src/hosts/terminal/render-result.ts';
import { type RowsTableOptions, rowsTable } from '../../support/rows-table.ts';

const terminal: RenderOptions = { width: 80, color: false, isTty: true };
const raw = { id: '00u1', name: 'x\u001b[2J\u009b' };
const succeed = (outcome: Outcome) => toResult('okta-test', { ok: true, outcome });
const fail = (message: string) =>
  toFailedResult(`Failed to execute x command. Error: ${message}`, new UsageError(message));
const refusal = toResult('x', {
  ok: false,
  error: new OktaApiError({
    status: 403,
    reason: 'Forbidden',
    errorCode: 'E0000006',
    errorSummary: 'You may not',
    bodyText: '{"errorCode":"E0000006"}',
    remedy: 'Ask an administrator.',
  }),
});
const show = (blocks: Block | string | readonly Block[], options: Partial<RenderOptions> = {}) => {
  const all = typeof blocks === 'string' ? [textBlock(blocks)] : [blocks].flat();
  return renderResult(succeed({ blocks: all, raw }), { ...terminal, ...options });
};
const KINDS: RowsTableOptions['kinds'] = {
  Status: 'status',
  Logins: 'number',
  'Last Login': 'time',
  Severity: 'severity',
};
const table = (title: string, rows: unknown, headers?: readonly string[]) =>
  rowsTable(title, rows, { headers, kinds: KINDS });
const lines = (...text: string[]) => text.join('\n');

describe('a table in a terminal', () => {
  const users = [
    { ID: '00u1', Login: 'jane@example.com', Status: 'ACTIVE', Logins: 12 },
    { ID: '00u2', Login: '山田@example.jp', Status: 'LOCKED_OUT', Logins: 7 },
  ];

  it('is a grid where it fits, numbers to the right, wide characters counted as two columns', () => {
    expect(show(table('Users', users, ['ID', 'Login', 'Logins', 'Status']))).toBe(
      lines(
        'Users',
        'ID    Login             Logins  Status',
        '────  ────────────────  ──────  ──────────',
        '00u1  jane@example.com      12  ACTIVE',
        '00u2  山田@example.jp        7  LOCKED_OUT',
        '2 rows',
      ),
    );
  });

  it('becomes records where it does not fit', () => {
    const wide = users.map((user) => ({ ...user, Manager: 'the.manager.of.both@example.com', Empty: null }));
    expect(show(table('Users', wide), { width: 50 })).toBe(
      lines(
        'Users',
        '── 1 of 2 ───────────────────────',
        'ID       00u1',
        'Login    jane@example.com',
        'Logins   12',
        'Manager  the.manager.of.both@example.com',
        'Status   ACTIVE',
        '── 2 of 2 ───────────────────────',
        'ID       00u2',
        'Login    山田@example.jp',
        'Logins   7',
        'Manager  the.manager.of.both@example.com',
        'Status   LOCKED_OUT',
        '2 rows; empty: Empty',
      ),
    );
  });

  it('wraps long texts inside a grid rather than giving it up, and never breaks an id or address', () => {
    const rows = [
      { Login: 'jane.of.the.long.name@example.com', Note: 'a note of many words that goes on and on' },
      { Login: 'bob', Note: 'short' },
    ];
    expect(show(table('', rows), { width: 60 })).toBe(
      lines(
        'Login                              Note',
        '─────────────────────────────────  ─────────────────────────',
        'jane.of.the.long.name@example.com  a note of many words that',
        '                                   goes on and on',
        '',
        'bob                                short',
        '2 rows',
      ),
    );
  });

  it('shows the line breaks of a cell, and no empty lines at its end', () => {
    const row = {
      Targets: 'Dashboard (AppInstance)\nJane | SOC (User)\n',
      IPs: ['1.1.1.1', '2.2.2.2'],
      Note: 'use `x`',
    };
    expect(show(table('Events', [row]))).toBe(
      lines(
        'Events',
        'IPs      Note     Targets',
        '───────  ───────  ───────────────────────',
        '1.1.1.1  use `x`  Dashboard (AppInstance)',
        '2.2.2.2           Jane | SOC (User)',
      ),
    );
  });

  it('words timestamps for people and leaves them alone for programs', () => {
    const times = table('', [{ 'Last Login': '2020-02-12T14:03:50.000Z', Day: '2020-02-12' }]);
    expect(show(times)).toContain('2020-02-12  2020-02-12 14:03:50 UTC');
    expect(show(times, { isTty: false })).toContain('2020-02-12  2020-02-12T14:03:50.000Z');
  });

  it('stays a grid of any width, with every column, where no terminal is', () => {
    const wide = table('', [{ a: 'x'.repeat(100), b: 'y'.repeat(100), c: null }], ['a', 'b', 'c']);
    expect(show(wide, { isTty: false }).split('\n')).toEqual([
      `a${' '.repeat(101)}b${' '.repeat(101)}c`,
      `${'─'.repeat(100)}  ${'─'.repeat(100)}  ─`,
      `${'x'.repeat(100)}  ${'y'.repeat(100)}`,
    ]);
  });

  it('says that there are no entries', () => {
    expect(show(table('Okta Zones', []))).toBe('Okta Zones\nNo entries.');
  });

  it('shows several tables and titles of one entry, apart from each other', () => {
    const one = table('User:jane', { ID: '00u1', Status: 'ACTIVE' });
    const two = table('Additional Data', { Type: { id: 'oty1' }, X: 1 });
    expect(show([one, two, heading('tag: abc')])).toBe(
      lines(
        'User:jane',
        'ID    Status',
        '────  ──────',
        '00u1  ACTIVE',
        '',
        'Additional Data',
        'Type      X',
        '────────  ─',
        'id: oty1  1',
        '',
        'tag: abc',
      ),
    );
  });

  it('never goes beyond the width of the terminal, whatever is in it', () => {
    const value = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom(null, 5, '日本語', '😀'));
    const rows = fc.array(fc.record({ One: value, Two: value, 'The third': value, Status: value }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: 48, max: 160 }), (some, width) => {
        const rendered = show(table('Title', some), { width });
        for (const line of rendered.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('colours', () => {
  const colored = (block: Block) => show(block, { color: true });

  it.each([
    ['ACTIVE', 32],
    ['PASSWORD_EXPIRED', 33],
    ['LOCKED_OUT', 31],
    ['ERROR', 31],
    ['DEBUG', 2],
  ])('mark %s in a column of states', (state, code) => {
    expect(colored(table('', [{ Status: state, Name: 'x' }]))).toContain(`\u001b[${code}m${state}\u001b[`);
  });

  it('mark nothing in other columns', () => {
    const rendered = colored(table('', [{ Name: 'LOCKED_OUT', Status: 'x' }]));
    expect(rendered.split('\n').at(-1)).toBe('LOCKED_OUT  x');
  });

  it('make errors red, every line of them', () => {
    const text = renderResult(refusal, { ...terminal, color: true, showsAnswers: true });
    expect(text.split('\n')).toHaveLength(2);
    for (const line of text.split('\n')) expect(line).toMatch(/^\u001b\[31m.*\u001b\[39m$/);
  });

  it('are left out where they are not wanted', () => {
    const results = [fail('Failed'), succeed({ blocks: [table('T', [{ Status: 'ACTIVE', a: 1 }])] })];
    for (const result of results) expect(renderResult(result, terminal)).not.toContain('\u001b');
  });
});

describe('text from Okta', () => {
  it('can never command the terminal', () => {
    const name = '\u001b]0;title\u0007\u001b[2J\u009b31m\r\b\u007f';
    const hostile = table(`Title ${name}`, [{ Name: name, Status: 'ACTIVE\u001b[0m' }]);
    for (const rendered of [
      show([hostile, textBlock(`text ${name}`)]),
      show(hostile, { width: 20 }),
      renderResult(fail(name), terminal),
      show(hostile, { rawResponse: true }),
    ]) {
      expect(rendered.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      expect(rendered).toMatch(/␛|\\u001b/);
    }
  });

  it('cannot be made to look like something else by marks that are not seen', () => {
    expect(show('a\u202egnp.exe and jane\u200b@example.com')).toBe('a<U+202E>gnp.exe and jane<U+200B>@example.com');
  });

  it('keeps joined emoji and combining marks as they are', () => {
    expect(show('👩‍💻 e\u0301')).toBe('👩‍💻 e\u0301');
  });

  it('is not taken for a table or a title inside a cell', () => {
    const markdown = table('', [{ a: '### x\n|a|\n|---|\n| b |', b: 1 }]);
    expect(
      show(markdown)
        .split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual(['a      b', '─────  ─', '### x  1', '|a|', '|---|', '| b |']);
  });
});

describe('other entries', () => {
  it('show an error in one sentence with its remedy, and what Okta answered only if that is wanted', () => {
    const sentence = 'Okta answered 403 Forbidden, E0000006: You may not. Ask an administrator.';
    expect(renderResult(refusal, terminal)).toBe(sentence);
    expect(renderResult(refusal, { ...terminal, showsAnswers: true })).toBe(`${sentence}\n{"errorCode":"E0000006"}`);
  });

  it('show which of several things failed, each on a line of its own', () => {
    const failures = [{ what: 'jane', error: new UsageError('Nobody has this login.') }];
    const result = toResult('x', { ok: 'partial', outcome: { blocks: [textBlock('done')], failures } });
    expect(renderResult(result, terminal)).toBe('done\n\n1 failed:\n  jane: Nobody has this login.');
  });

  it('show in one word that a command was cancelled', () => {
    const result = toResult('x', { ok: false, error: new TransportError('aborted', CANCELLED) });
    expect(renderResult(result, terminal)).toBe('Cancelled.');
  });

  it('show the raw answer when asked for it, and where there is no readable text', () => {
    const contents = '{\n  "id": "00u1",\n  "name": "x\\u001b[2J<U+009B>"\n}';
    expect(show(heading('readable'), { rawResponse: true })).toBe(contents);
    expect(renderResult(succeed({ blocks: [textBlock('ok')], isBareText: true }), terminal)).toBe('ok');
  });

  it('wrap plain text at the width of a terminal only', () => {
    const text = 'one two three four five';
    expect(show(text, { width: 10 })).toBe('one two\nthree four\nfive');
    expect(show(text, { width: 10, isTty: false })).toBe(text);
  });
});
