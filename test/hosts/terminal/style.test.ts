import { describe, expect, it } from 'vitest';
import { toStyle, wantsColor } from '../../../src/hosts/terminal/style.ts';

describe('whether to colour', () => {
  it.each([
    [{}, true, true],
    [{ TERM: 'xterm-256color' }, true, true],
    [{}, false, false],
    [{ TERM: 'dumb' }, true, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
  ])('with %j at a terminal (%s): %s', (environment, isTty, expected) => {
    expect(wantsColor(environment, isTty)).toBe(expected);
  });
});

describe('styles', () => {
  it('wrap text in codes that end what they began', () => {
    expect(toStyle(true).red('x')).toBe('\u001b[31mx\u001b[39m');
    expect(toStyle(true).bold('x')).toBe('\u001b[1mx\u001b[22m');
  });

  it('change nothing without colour, and nothing in empty text', () => {
    expect(toStyle(false).red('x')).toBe('x');
    expect(toStyle(true).red('')).toBe('');
  });
});
