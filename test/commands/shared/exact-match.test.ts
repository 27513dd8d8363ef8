import { describe, expect, it } from 'vitest';
import { pickNamed } from '../../../src/commands/shared/exact-match.ts';

const pick = (name: string, ...candidates: readonly (readonly [id: string, name: string])[]) =>
  pickNamed('group', name, candidates, ([id, itsName]) => ({ id, name: itsName }))[0];

describe('picking by name', () => {
  it('takes the one that has exactly the name, whatever others differ in case only', () => {
    expect(pick('finance', ['g1', 'Finance'], ['g2', 'finance'], ['g3', 'finance EU'])).toBe('g2');
  });

  it('takes the one that differs in case only where none has exactly the name', () => {
    expect(pick('finance', ['g1', 'Finance EU'], ['g2', 'FINANCE'])).toBe('g2');
  });

  it('takes one that comes twice as one', () => {
    expect(pick('Finance', ['g1', 'Finance'], ['g1', 'Finance'])).toBe('g1');
  });

  it('refuses several that differ in case only, and names them with their ids', () => {
    expect(() => pick('finance', ['g1', 'Finance'], ['g2', 'FINANCE'])).toThrow(
      "Several groups are named 'finance': Finance (g1), FINANCE (g2).",
    );
  });

  it('takes no name that only begins so', () => {
    expect(() => pick('Fin', ['g1', 'Finance'])).toThrow(
      "No group is named exactly 'Fin'. Names that begin so: Finance (g1).",
    );
  });
});
