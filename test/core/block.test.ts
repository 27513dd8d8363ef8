import { describe, expect, it } from 'vitest';
import { column, tableBlock, textBlock } from '../../src/core/block.ts';
import { isEmpty } from '../../src/core/is-empty.ts';

describe('a column', () => {
  it.each([
    ['Last Login', 'lastLogin'],
    ['ID', 'id'],
    ['ActorAlternaneId', 'actorAlternaneId'],
    ['OS Version', 'osVersion'],
    ['_links', 'links'],
    ['status', 'status'],
  ])('with the label %s has the key %s', (label, key) => {
    expect(column(label, 'text', () => '').key).toBe(key);
  });
});

describe('blocks', () => {
  it('are plain data', () => {
    const view = { columns: [column<number>('n', 'number', (row) => row)], role: 'facts' as const };
    expect(tableBlock('T', view, [1])).toMatchObject({ kind: 'table', title: 'T', rows: [1], role: 'facts' });
    expect(textBlock('x', { role: 'verdict' })).toEqual({ kind: 'text', text: 'x', role: 'verdict' });
  });
});

describe('a value that holds nothing', () => {
  it.each([[null], [undefined], [''], [[]], [{}]])('is %j', (value) => {
    expect(isEmpty(value)).toBe(true);
  });

  it.each([[0], [false], [' '], [[null]], [{ a: null }], [new Date(0)]])('is not %j', (value) => {
    expect(isEmpty(value)).toBe(false);
  });
});
