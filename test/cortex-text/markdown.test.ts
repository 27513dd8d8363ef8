import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Columns, createTableBuilder, tableToMarkdown, toRow } from '../../src/cortex-text/markdown.ts';

/** Beyond what the reference's own cases (table-cases.test.ts) cover. */
describe('tables', () => {
  it('sort their columns by code point, not by UTF-16 unit', () => {
    expect(tableToMarkdown('', [{ '\u{1f600}': 1, ＡB: 2, Ａ: 3 }])).toContain('|Ａ|ＡB|\u{1f600}|');
  });

  it('keep the order of the first row’s keys where asked to', () => {
    expect(tableToMarkdown('', [{ b: 1, a: 2 }], { sortHeaders: false })).toContain('|b|a|');
  });

  it('take a row that is null for an empty one', () => {
    expect(tableToMarkdown('', [{ a: 1, b: 2 }, null, undefined, { b: 3 }])).toBe(
      '|a|b|\n|---|---|\n| 1 | 2 |\n|  |  |\n|  |  |\n|  | 3 |\n',
    );
  });

  it('have no entries where the first row has no keys', () => {
    expect(tableToMarkdown('T', [{}, { a: 1 }])).toBe('### T\n**No entries.**\n');
  });

  it('never take a column from an object’s prototype', () => {
    expect(tableToMarkdown('', [{ a: 1 }], { headers: ['a', 'constructor', '__proto__'] })).toContain('| 1 |  |  |');
  });

  it('turn empty values of link columns into empty cells', () => {
    const rows = [{ u: ['https://a'], v: 0, w: 1 }];
    expect(tableToMarkdown('', rows, { urlKeys: ['u', 'v', 'w'] })).toContain('| [https://a](https://a) |  | [1](1) |');
  });

  it('of fifty thousand rows and ten columns are written in seconds at most', () => {
    const row = {
      a: 'x|y',
      b: null,
      c: 5,
      d: true,
      e: ['a', 'b'],
      f: { k: 'v' },
      g: 'text',
      h: 'l1\nl2',
      i: 1.5,
      j: '',
    };
    const startMs = performance.now();
    const markdown = tableToMarkdown('Big', new Array(50_000).fill(row));
    expect(performance.now() - startMs).toBeLessThan(5000);
    expect(markdown.endsWith('| x\\|y |  | 5 | true | a,<br>b | k: v | text | l1<br>l2 | 1.5 |  |\n')).toBe(true);
  });
});

describe('a table that is written while its rows come', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constantFrom(null, undefined, true, 'a|b', 'l1\r\nl2', '`', '\\'),
  );
  const row = fc.record({ b: cell, a: cell, '\u{1f600}': cell, Ａ: fc.array(cell, { maxLength: 2 }) });
  type Row = Record<'b' | 'a' | '\u{1f600}' | 'Ａ', unknown>;
  const columns: Columns<Row> = {
    b: (item) => item.b,
    a: (item) => item.a,
    '\u{1f600}': (item) => item['\u{1f600}'],
    Ａ: (item) => item.Ａ,
  };

  it('is the table of all of them, however they come', () => {
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 4 }), { maxLength: 4 }), (pages) => {
        const table = createTableBuilder('Rows', columns);
        for (const page of pages) table.add(page);
        expect(table.toMarkdown()).toBe(tableToMarkdown('Rows', pages.flat()));
      }),
    );
  });

  it('shows one row as a table of rows does', () => {
    const item = { b: 1, a: null, '\u{1f600}': 'x', Ａ: [] };
    const table = createTableBuilder('Rows', columns);
    table.add([item]);
    expect(tableToMarkdown('Rows', toRow(columns, item))).toBe(table.toMarkdown());
  });
});
