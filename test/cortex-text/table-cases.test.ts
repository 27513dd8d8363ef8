import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../../src/core/context.ts';
import {
  pascalToSpace,
  stringEscapeMarkdown,
  stringToTableHeader,
  tableToMarkdown,
} from '../../src/cortex-text/markdown.ts';
import { argToBoolean, argToList, assignParams, removeEmptyElements } from '../../src/cortex-text/python-arguments.ts';
import { parsePythonJson } from '../../src/cortex-text/python-text.ts';

/** What Cortex's own Python functions answered (CommonServerPython of August 2022, Python 3.11, TZ=UTC). */
interface Case {
  readonly name: string;
  readonly call: string;
  readonly args?: unknown;
  readonly kwargs?: Readonly<Record<string, unknown>>;
  readonly transform?: string;
  readonly expected?: unknown;
  readonly throws?: { readonly type: string; readonly message: string };
}

const cases = toPlain(
  parsePythonJson(readFileSync(new URL('../fixtures/table-cases.json', import.meta.url), 'utf8')),
) as readonly Case[];

const transforms: Readonly<Record<string, (text: string) => string>> = {
  pascalToSpace,
  string_to_table_header: stringToTableHeader,
  identity: (text) => text,
  underscoreToCamelCase: (text) => stringToTableHeader(text).replaceAll(' ', ''),
};

const JSON_TRANSFORMER = 'no command turns cells into trees (is_auto_json_transform, json_transform_mapping)';
const leftOut: Readonly<Record<string, string>> = {
  'is_auto_json_transform nested dict': JSON_TRANSFORMER,
  'is_auto_json_transform list of dicts': JSON_TRANSFORMER,
  'is_auto_json_transform list of strings': JSON_TRANSFORMER,
  'is_auto_json_transform scalar values': JSON_TRANSFORMER,
  'json_transform_mapping with keys': JSON_TRANSFORMER,
  'json_transform_mapping nested keys': JSON_TRANSFORMER,
  'dict with one key holding empty list throws IndexError':
    'the reference fails on an empty list here; ours answers like on every other empty list (below)',
  'argToList brackets with junk': 'later versions of the reference split such text at its commas; ours too (below)',
};
const isLeftOut = (one: Case) => one.call === 'encode_string_results' || leftOut[one.name] !== undefined;

describe('the Python functions that Cortex gives to integrations', () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'UTC';
  });
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  for (const one of cases.filter((candidate) => !isLeftOut(candidate))) {
    it(`answers ${one.call} as Python does: ${one.name}`, () => {
      if (one.throws === undefined) {
        expect(run(one)).toEqual(one.expected);
        return;
      }
      // Words of Python's own errors are Python's; those that Cortex wrote are kept.
      const isCortexText = one.throws.type === 'Exception' || one.throws.type === 'ValueError';
      expect(() => run(one)).toThrow(isCortexText ? one.throws.message : TypeError);
    });
  }

  it('leaves out only encode_string_results, which does nothing in Python 3, and the cases named with their reason', () => {
    const names = cases.filter(isLeftOut).map((one) => (leftOut[one.name] === undefined ? one.call : one.name));
    expect(new Set(names)).toEqual(new Set([...Object.keys(leftOut), 'encode_string_results']));
    expect(cases).toHaveLength(152);
    expect(names).toHaveLength(7 + Object.keys(leftOut).length);
  });

  it('shows an object whose only key holds an empty list as a table without entries', () => {
    expect(tableToMarkdown('Col', { k: [] })).toBe('### Col\n**No entries.**\n');
  });

  it('splits text in brackets that is no JSON', () => {
    expect(argToList('[a,b]')).toEqual(['[a', 'b]']);
  });
});

function run(one: Case): unknown {
  const { args, kwargs = {} } = one;
  const [first] = Array.isArray(args) ? args : [];
  switch (one.call) {
    case 'tableToMarkdown':
      return runTable(args as Readonly<Record<string, unknown>>);
    case 'createContext': {
      const { keyTransform, ...options } = kwargs;
      const transform = typeof keyTransform === 'string' ? { keyTransform: transforms[keyTransform] } : {};
      return createContext(first, { ...options, ...transform });
    }
    case 'argToList': {
      const list = argToList(first, kwargs.separator as string | undefined);
      return one.transform === 'int' ? list.map(Number) : list;
    }
    case 'argToBoolean':
      return argToBoolean(first);
    case 'assign_params': {
      const { keys_to_ignore, values_to_ignore, ...params } = kwargs;
      return assignParams(params, {
        ...(Array.isArray(keys_to_ignore) && { keysToIgnore: keys_to_ignore }),
        ...(Array.isArray(values_to_ignore) && { valuesToIgnore: values_to_ignore }),
      });
    }
    case 'stringEscapeMD':
      return stringEscapeMarkdown(first, {
        minimal: kwargs.minimal_escaping === true,
        multiline: kwargs.escape_multiline === true,
      });
    case 'pascalToSpace':
      return pascalToSpace(first);
    case 'string_to_table_header':
      return stringToTableHeader(first);
    case 'remove_empty_elements':
      return removeEmptyElements(first);
    default:
      throw new Error(`No function of ours stands for ${one.call}`);
  }
}

function runTable(args: Readonly<Record<string, unknown>>): string {
  const { name, t, headers, headerTransform, removeNull, metadata, url_keys, date_fields, ...unknownOptions } = args;
  expect(unknownOptions).toEqual({});
  return tableToMarkdown(name as string | null, t as object, {
    headers: headers as string[] | undefined,
    headerTransform: typeof headerTransform === 'string' ? transforms[headerTransform] : undefined,
    removeNull: removeNull as boolean | undefined,
    metadata: metadata as string | undefined,
    urlKeys: url_keys as string[] | undefined,
    dateFields: date_fields as string[] | undefined,
  });
}

function toPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, toPlain(item)]));
  return value;
}
