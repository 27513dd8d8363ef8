import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column, heading, type TableView, tableBlock, textBlock } from '../../src/core/block.ts';
import { createGrowingTable } from '../../src/core/growing-table.ts';
import { renderBlocks } from '../../src/cortex-text/render-blocks.ts';
import { TableWriter } from '../../src/cortex-text/table-writer.ts';
import { rowsTable } from '../support/rows-table.ts';

/** Beyond what the cases of Cortex's own functions (table-cases.test.ts) cover. */
describe('a table of an object whose members only Okta knows', () => {
  it('sorts its columns by code point, not by UTF-16 unit', () => {
    expect(renderBlocks([rowsTable('', { '\u{1f600}': 1, ＡB: 2, Ａ: 3 })])).toContain('|Ａ|ＡB|\u{1f600}|');
  });

  it('has no entries where the object has no members', () => {
    expect(renderBlocks([rowsTable('T', {})])).toBe('### T\n**No entries.**\n');
  });
});

describe('cells', () => {
  const show = (kind: 'time' | 'composed' | 'list', value: unknown) =>
    renderBlocks([tableBlock('', { columns: [column('a', kind, () => value)] }, [0])]).split('\n')[2];

  it('write a date as Okta would', () => {
    expect(show('time', new Date(0))).toBe('| 1970-01-01T00:00:00.000Z |');
  });

  it('join the parts of a composed value, each as Python writes it', () => {
    expect(show('composed', ['Jane | SOC', ' (', true, ')', '\n'])).toBe('| Jane \\| SOC (True)<br> |');
    expect(show('list', ['a', true])).toBe('| a,<br>True |');
  });
});

describe('blocks', () => {
  const table = tableBlock('T', { columns: [column<number>('n', 'number', (row) => row)] }, [1]);
  const written = '### T\n|n|\n|---|\n| 1 |\n';

  it('begin new lines', () => {
    expect(renderBlocks([heading('H'), textBlock('a'), textBlock('b'), table, table])).toBe(
      `### H\na\nb\n${written}${written}`,
    );
  });

  it('have the white space that the original has around them', () => {
    expect(
      renderBlocks([
        heading('H', { spacing: { after: '\n ' } }),
        { ...table, spacing: { after: ' ' } },
        heading('tag', { spacing: { before: '\n' } }),
      ]),
    ).toBe(`### H\n ${written} \n### tag`);
    expect(renderBlocks([heading('H', { spacing: { after: '\n ' } })])).toBe('### H\n ');
    expect(renderBlocks([])).toBe('');
  });
});

describe('a table that is written while its rows come', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constantFrom(null, undefined, true, 'a|b', 'l1\r\nl2', '`', '\\'),
  );
  type Row = Readonly<Record<'a' | 'b' | 'c', unknown>>;
  const row: fc.Arbitrary<Row> = fc.record({ a: cell, b: cell, c: fc.array(cell, { maxLength: 2 }) });
  const view: TableView<Row> = {
    columns: [column('a', 'text', ({ a }) => a), column('b', 'text', ({ b }) => b), column('c', 'list', ({ c }) => c)],
  };

  it('is the table of all of them, however they come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(row, { maxLength: 4 }), { maxLength: 4 }),
        fc.boolean(),
        (pages, hidesWhenEmpty) => {
          const columns = hidesWhenEmpty
            ? view.columns.map((one) => ({ ...one, hidesWhenEmpty: true as const }))
            : view.columns;
          const writer = new TableWriter();
          const table = createGrowingTable('Rows', { columns }, writer.add);
          for (const page of pages) table.add(page);
          expect(renderBlocks([table.block], writer)).toBe(
            renderBlocks([tableBlock('Rows', { columns }, pages.flat())]),
          );
        },
      ),
    );
  });

  it('is written as a whole where the writer has not seen all of its rows', () => {
    const writer = new TableWriter();
    const block = tableBlock('Rows', view, [
      { a: 1, b: 2, c: [] },
      { a: 3, b: 4, c: [] },
    ]);
    writer.add(block, block.rows.slice(0, 1));
    expect(renderBlocks([block], writer)).toBe(renderBlocks([block]));
  });

  it('of ten columns writes each kind of value as Cortex does', () => {
    const values = {
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
    expect(renderBlocks([rowsTable('Small', [values])])).toMatch(
      /\| x\\\|y \| {2}\| 5 \| true \| a,<br>b \| k: v \| text \| l1<br>l2 \| 1\.5 \| {2}\|\n$/,
    );
  });
});
