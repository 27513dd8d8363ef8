import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Block, column, heading, type TableView, tableBlock, textBlock } from '../../../src/core/block.ts';
import { renderPage } from '../../../src/hosts/html/render-page.ts';
import { LOG_EVENTS } from '../../../src/views/log-event.ts';
import { toLogEvent } from '../../support/log-event.ts';
import { type RowsTableOptions, rowsTable } from '../../support/rows-table.ts';

const madeAt = new Date('2026-11-28T06:00:00Z');
const page = (...blocks: Block[]) => renderPage([{ blocks }], { madeAt });
const bodyOf = (text: string) => text.slice(text.indexOf('<body>'));
const KINDS: RowsTableOptions['kinds'] = { Status: 'status', Logins: 'number', Created: 'time', IP: 'address' };
const table = (title: string, rows: unknown, headers?: readonly string[]) =>
  rowsTable(title, rows, { kinds: KINDS, headers });

interface Finding {
  readonly severity: string;
  readonly name: string;
  readonly detail: string;
  readonly evidence?: readonly string[];
}

const FINDINGS: TableView<Finding> = {
  role: 'findings',
  columns: [
    column('Severity', 'severity', ({ severity }) => severity),
    column('Finding', 'text', ({ name }) => name, { isKept: true }),
    column('Detail', 'text', ({ detail }) => detail, { wraps: true }),
    column('Evidence', 'list', ({ evidence }) => evidence, { wraps: true }),
  ],
};

describe('a page', () => {
  it('allows its own style sheet and nothing else', () => {
    const text = page(table('Users', [{ ID: '00u1', Logins: 3 }]), table('Groups', [{ ID: '00g1' }, { ID: '00g2' }]));
    const [, style = ''] = /<style>([^<]*)<\/style>/.exec(text) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(text).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(text.match(/<style>/g)).toHaveLength(1);
  });

  it('has no script, no style beside its sheet, and refers to nothing outside', () => {
    const text = page(heading('User'), textBlock('see http://example.com'), table('Users', [{ ID: '00u1' }]));
    expect(text).not.toMatch(/<script|\son\w+=|\sstyle=|\ssrc=|<link|<img|@import|url\(/);
    expect(text.match(/href="(?!#)/)).toBeNull();
  });

  it('says that its times are in UTC, and when it was made', () => {
    expect(page(textBlock('ok'))).toContain('All times are in UTC');
    expect(page(textBlock('ok'))).toContain('<dt>Made</dt><dd>2026-11-28 06:00:00 UTC</dd>');
  });

  it('has the heading of its blocks as its title, or that of its only table', () => {
    expect(page(heading('User:jane'), table('Profile', [{ ID: '1' }]))).toContain('<h1>User:jane</h1>');
    expect(page(table('Okta users found:', [{ ID: '1' }]))).toContain('<h1>Okta users found</h1>');
    const two = page(
      heading('User:jane'),
      table('Profile', [{ ID: '1' }]),
      heading('User:joe'),
      table('P', [{ ID: '2' }]),
    );
    expect(two).toContain('<h1>Okta v2</h1>');
    expect(two).toMatch(/<h2 id="\w+">User:joe<\/h2>/);
  });

  it('shows a text with its lines and paragraphs', () => {
    expect(page(textBlock('one\ntwo\n\nthree'))).toContain('<p>one<br>two</p><p>three</p>');
  });

  it('says what went wrong with some of several things', () => {
    const text = renderPage([{ blocks: [textBlock('done')], error: 'jane <b>: no such user' }], { madeAt });
    expect(text).toContain('<section class="error" aria-label="Error"><p>jane &lt;b&gt;: no such user</p></section>');
  });

  it('links to its sections where there are several', () => {
    const names = ['A', 'B', 'C', 'D'];
    const text = page(...names.map((name) => table(name, [{ ID: '1' }, { ID: '2' }])));
    const links = [...text.matchAll(/<a href="#(\w+)">(\w)<\/a>/g)];
    expect(links.map(([, , name]) => name)).toEqual(names);
    for (const [, id] of links) expect(text).toContain(`<section id="${id}">`);
  });
});

describe('a table of a page', () => {
  const users = [
    { ID: '00u1', Login: 'jane@example.com', Status: 'ACTIVE', Logins: 12, Manager: null },
    { ID: '00u2', Login: 'joe@example.com', Status: 'LOCKED_OUT', Logins: 7, Manager: null },
  ];

  it('has a row for each row, a word for each status, and names its empty columns below', () => {
    const text = bodyOf(page(table('Users', users)));
    expect(text.match(/<th scope="col">/g)).toHaveLength(4);
    expect(text).toContain('<b class="good">ACTIVE</b>');
    expect(text).toContain('<b class="bad">LOCKED_OUT</b>');
    expect(text).toContain('<p class="note">2 rows; empty: Manager</p>');
  });

  it('has numbers to the right, by its own style', () => {
    const text = page(table('Users', users, ['Login', 'Logins']));
    const [, name] = /<table class="(\w+)">/.exec(text) ?? [];
    expect(text).toMatch(new RegExp(`\\.${name} td:nth-child\\(2\\)[^{]*\\{[^}]*text-align:right`));
    expect(text).not.toMatch(new RegExp(`\\.${name} td:nth-child\\(1\\)[^{]*\\{[^}]*text-align:right`));
  });

  it('shares its style with tables that look alike', () => {
    const text = page(table('A', users), table('B', users), table('C', [{ Z: 'z' }, { Z: 'y' }]));
    expect([...text.matchAll(/<table class="(\w+)">/g)].map(([, name]) => name)).toEqual(['t1', 't1', 't2']);
  });

  it('is in parts of the same widths where it is long, so that a browser lays out only what is in sight', () => {
    const rows = Array.from({ length: 450 }, (_, number) => ({ ID: `00u${number}`, Logins: number }));
    const text = page(table('Users', rows));
    expect(text.match(/<div class="fit part"><table class="t1">/g)).toHaveLength(3);
    expect(text.match(/<td>00u\d+<\/td>/g)).toHaveLength(450);
    expect(text).toMatch(/\.t1\{table-layout:fixed\}\.t1 th:nth-child\(1\)\{width:[\d.]+%\}/);
    expect(page(table('Users', rows.slice(0, 20)))).not.toContain('"fit part"');
  });

  it('is a list of titles and values for a single row, with the age of times', () => {
    const text = page(
      table('User', [{ ID: '00u1', Login: 'jane', Status: 'ACTIVE', Created: '2026-11-25T05:00:00Z' }]),
    );
    expect(text).toContain('<dt>Login</dt><dd>jane</dd>');
    expect(text).toContain('<dt>Created</dt><dd>2026-11-25 05:00:00 UTC <small>3 days ago</small></dd>');
    expect(bodyOf(text)).not.toContain('<table');
  });

  it('says that it has no rows', () => {
    expect(page(table('Users', [], ['ID']))).toContain('No entries.');
  });

  it('has below each row what finds no room beside it, and once for all what all rows share', () => {
    const events = ['203.0.113.7', '203.0.113.8'].map((ipAddress, number) => {
      const client = { device: 'Computer', ipAddress };
      const long = { id: '1', type: 'User', alternateId: `${number}${'j'.repeat(38)}@x`, displayName: 'Jane' };
      const outcome = { result: number === 0 ? 'SUCCESS' : 'FAILURE', reason: `${number}${'r'.repeat(44)}` };
      const securityContext = { asNumber: 64_496 + number, asOrg: 'Example' };
      const request = { ipChain: [{ ip: ipAddress }, { ip: '192.0.2.1' }] };
      return toLogEvent(number, { client, actor: long, outcome, securityContext, request });
    });
    const text = bodyOf(page(tableBlock('Log', LOG_EVENTS, events)));
    expect(text).toMatch(/<td colspan="\d">.*<i>Chain<\/i> 203\.0\.113\.7<br>192\.0\.2\.1/);
    expect(text).toMatch(/in all rows: .*Severity INFO/);
    expect(text).toContain('203.0.113.8');
  });

  it('keeps a style sheet of letters and digits, whatever its columns are called', () => {
    const hostile = '"}</style><script>';
    const text = page(rowsTable('T', [{ [hostile]: 1 }, { [hostile]: 2 }]));
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(text) ?? [];
    expect(style).toContain('content:"\\22 \\7d \\3c \\2f style\\3e ');
    expect(text).not.toContain('<script');
  });
});

describe('a report', () => {
  const findings = [
    { severity: 'LOW', name: 'NewDevice', detail: 'a new device' },
    { severity: 'HIGH', name: 'PushAcceptedAfterDenials', detail: 'an <i>accepted</i> push' },
  ];
  const verdict = textBlock('Somebody else has signed in.', { role: 'verdict' });

  it('leads with its verdict, which looks as serious as the worst finding', () => {
    const show = (rows: typeof findings) => page(verdict, tableBlock('Findings', FINDINGS, rows));
    expect(show(findings)).toContain('<section class="verdict bad" aria-label="Verdict">');
    expect(show(findings.slice(0, 1))).toContain('<section class="verdict good"');
    expect(show([])).toContain('<section class="verdict good"');
    expect(show([])).toContain('Nothing was found.');
    expect(page(verdict)).toContain('<section class="verdict quiet"');
  });

  it('lists its findings with their severity', () => {
    const text = page(verdict, tableBlock('Findings', FINDINGS, findings));
    expect(text).toContain('<li class="bad"><h3><b class="bad">HIGH</b> PushAcceptedAfterDenials</h3>');
    expect(text).toContain('an &lt;i&gt;accepted&lt;/i&gt; push');
  });

  it('has its heading as the title, whatever headings follow', () => {
    const text = page(
      heading('Investigation'),
      verdict,
      heading('Limits'),
      textBlock('none'),
      heading('More'),
      textBlock('x'),
    );
    expect(text).toContain('<h1>Investigation</h1>');
    expect(text).toMatch(/<h2 id="\w+">Limits<\/h2>/);
  });

  it('folds the rows of long tables away, below their drawing', () => {
    const events = tableBlock(
      'Timeline',
      LOG_EVENTS,
      Array.from({ length: 40 }, (_, number) => toLogEvent(number)),
    );
    expect(page(verdict, events)).toMatch(
      /<\/figure>.*<details><summary>Show all 40 rows<\/summary><div class="fit">/s,
    );
    expect(page(events)).not.toContain('<details>');
  });

  it('links the evidence of its findings to the rows that show it, and marks those in their drawing', () => {
    const events = Array.from({ length: 40 }, (_, number) =>
      toLogEvent(number, { published: `2026-05-31T${String(number % 24).padStart(2, '0')}:00:00.000Z` }),
    );
    const uuid = events[7]?.uuid ?? '';
    const role = { ID: 'ra1', Role: 'SUPER_ADMIN', Since: '', By: '' };
    const found = [
      { severity: 'HIGH', name: 'TokenReuse', detail: 'a token', evidence: [uuid, 'elsewhere', '"><b>'] },
      { severity: 'LOW', name: 'AdminAccount', detail: 'an admin', evidence: ['ra1', uuid] },
    ];
    const text = page(
      verdict,
      tableBlock('Findings', FINDINGS, found),
      tableBlock('Events', LOG_EVENTS, events),
      rowsTable('Roles', [role], { kinds: { ID: 'id' } }),
    );
    expect(text).toContain(`<i>Evidence</i> <a href="#e1">${uuid}</a>, elsewhere, &quot;&gt;&lt;b&gt;</span>`);
    expect(text).toContain(`<i>Evidence</i> <a href="#e2">ra1</a>, <a href="#e1">${uuid}</a></span>`);
    expect(text).toMatch(/<tr id="e1"><td>2026-05-31 07:00:00 UTC/);
    expect([...text.matchAll(/ id="(e\d+)"/g)].map(([, id]) => id)).toEqual(['e1', 'e2']);
    expect(text.match(/<rect class="suspect"/g)).toHaveLength(1);
  });

  it('has one row for an id that several rows share, and for ids of the same row', () => {
    const rows = [
      { ID: 'a', Other: 'b' },
      { ID: 'a', Other: 'c' },
    ];
    const found = [{ severity: 'LOW', name: 'F', detail: 'd', evidence: ['a', 'b'] }];
    const text = page(
      verdict,
      tableBlock('Findings', FINDINGS, found),
      rowsTable('Rows', rows, { kinds: { ID: 'id', Other: 'id' } }),
    );
    expect(text.match(/<tr id="e1">/g)).toHaveLength(1);
    expect(text).toContain('<i>Evidence</i> <a href="#e1">a</a>, <a href="#e1">b</a>');
  });
});
