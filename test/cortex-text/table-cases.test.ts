import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toContextEntity } from '../../src/core/context-fields.ts';
import { parsePythonJson } from '../../src/cortex-text/python-text.ts';
import { renderBlocks } from '../../src/cortex-text/render-blocks.ts';
import { nestDottedKeys } from '../../src/views/nest-dotted-keys.ts';
import { rowsTable } from '../support/rows-table.ts';

/** What Cortex's own Python functions answered (CommonServerPython of August 2022, Python 3.11). */
interface Case {
  readonly name: string;
  readonly call: 'tableToMarkdown' | 'createContext';
  readonly args: unknown;
  readonly kwargs?: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
}

const cases = toPlain(
  parsePythonJson(readFileSync(new URL('../fixtures/table-cases.json', import.meta.url), 'utf8')),
) as readonly Case[];

describe('the Python functions that Cortex gives to integrations', () => {
  it.each(cases.map((one) => [one.call, one.name, one] as const))('answer %s as ours does: %s', (_call, _name, one) => {
    expect(one.call === 'tableToMarkdown' ? runTable(one.args as TableArgs) : runContext(one)).toEqual(one.expected);
  });

  it('show an object whose only key holds an empty list as a table without entries', () => {
    expect(renderBlocks([rowsTable('Col', { k: [] })])).toBe('### Col\n**No entries.**\n');
  });
});

interface TableArgs {
  readonly name: string | null;
  readonly t: unknown;
  readonly headers?: string | readonly string[];
  readonly removeNull?: boolean;
}

function runTable({ name, t, headers, removeNull, ...unknownOptions }: TableArgs): string {
  expect(unknownOptions).toEqual({});
  return renderBlocks([rowsTable(name, t, { headers, hidesEmpty: removeNull })]);
}

function runContext({ args, kwargs = {} }: Case): unknown {
  const [data] = args as readonly [Entity | readonly Entity[]];
  const options = kwargs.removeNull === true ? { leaveOut: 'empty' as const } : {};
  const toContext = (entity: Entity) => {
    const fields = Object.keys(entity).map((name) => [
      name,
      { type: 'Unknown' as const, description: '', read: (item: Entity) => item[name] },
    ]);
    return nestDottedKeys(toContextEntity(Object.fromEntries(fields), entity, options));
  };
  return Array.isArray(data) ? data.map(toContext) : toContext(data as Entity);
}

type Entity = Readonly<Record<string, unknown>>;

function toPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, toPlain(item)]));
  return value;
}
