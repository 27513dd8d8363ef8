import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SRC = new URL('../src/', import.meta.url);
const MOST_LINES = 100;
const DEEPEST = 4;

interface FoundFunction {
  /** File, line and, where it has one, the name. */
  readonly where: string;
  readonly lines: number;
  /** 1 at the top of a file or class, 2 for a function in a function, and so on. */
  readonly depth: number;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const functions = files.flatMap((file) => functionsIn(file));

function functionsIn(file: string): FoundFunction[] {
  const text = readFileSync(new URL(file, SRC), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: FoundFunction[] = [];
  const visit = (node: ts.Node, depth: number): void => {
    const isFunction = ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
    if (isFunction) found.push(describeFunction(source, node, depth + 1));
    ts.forEachChild(node, (child) => visit(child, isFunction ? depth + 1 : depth));
  };
  visit(source, 0);
  return found;
}

function describeFunction(source: ts.SourceFile, node: ts.SignatureDeclaration, depth: number): FoundFunction {
  const first = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const last = source.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
  const name = node.name?.getText() ?? '';
  return { where: `${source.fileName}:${first} ${name}`.trim(), lines: last - first + 1, depth };
}

describe('the functions of src', () => {
  it('are found', () => {
    expect(functions.length).toBeGreaterThan(1000);
  });

  it(`have ${MOST_LINES} lines at most`, () => {
    const long = functions.filter(({ lines }) => lines > MOST_LINES);
    expect(long.map(({ where, lines }) => `${where}: ${lines} lines`)).toEqual([]);
  });

  it(`are nested ${DEEPEST} deep at most`, () => {
    const deep = functions.filter(({ depth }) => depth > DEEPEST);
    expect(deep.map(({ where, depth }) => `${where}: ${depth} deep`)).toEqual([]);
  });
});
