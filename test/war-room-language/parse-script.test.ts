import { describe, expect, it } from 'vitest';
import { parseScript } from '../../src/war-room-language/parse-script.ts';

describe('a script', () => {
  it('has one step a line, without blank lines and comments', () => {
    expect(parseScript('# users\n!okta-list-users\n\n  # zones\r\n!okta-list-zones\r\n')).toEqual([
      { line: '!okta-list-users', lineNumber: 2 },
      { line: '!okta-list-zones', lineNumber: 5 },
    ]);
  });

  it('has steps of several lines where a quote stays open, with any text in between', () => {
    const step = '!okta-create-group name="a" description="""one\n\n# "two"\n"three" """';
    expect(parseScript(`!okta-list-users\n${step}\n!okta-list-zones`)).toEqual([
      { line: '!okta-list-users', lineNumber: 1 },
      { line: step, lineNumber: 2 },
      { line: '!okta-list-zones', lineNumber: 6 },
    ]);
  });

  it('keeps the rest as one step where a quote never closes', () => {
    expect(parseScript('!okta-search "a\n!okta-list-zones')).toEqual([
      { line: '!okta-search "a\n!okta-list-zones', lineNumber: 1 },
    ]);
  });

  it('is empty where nothing is in it', () => {
    expect(parseScript('\n# nothing\n')).toEqual([]);
  });
});
