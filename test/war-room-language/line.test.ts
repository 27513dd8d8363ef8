// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are a war room's references to its context
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { findOpenQuote, parseLine, redactLine } from '../../src/war-room-language/line.ts';

const defaultArguments: Readonly<Record<string, string>> = { 'okta-get-groups': 'username', 'okta-search': 'term' };
const options = { defaultArgumentOf: (command: string) => defaultArguments[command] };
const argsOf = (line: string) => parseLine(line, options).args;

function errorOf(line: string): UsageError {
  try {
    parseLine(line, options);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`No error for: ${line}`);
}

describe('the example lines of the documentation', () => {
  const lines = readFileSync(new URL('../fixtures/example-lines.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');

  it.each(lines)('reads %s', (line) => {
    const { command, args } = parseLine(line);
    expect(line).toMatch(new RegExp(`^!${command}( |$)`));
    expect(Object.keys(args)).toEqual([...line.matchAll(/ (\w+)=/g)].map((match) => match[1]));
    expect(Object.values(args).every((value) => value !== '' && !/^["`]/.test(value))).toBe(true);
  });

  it('keeps the quotes of a filter in backticks', () => {
    const line = lines.find((one) => one.startsWith('!okta-list-groups'));
    expect(argsOf(line ?? '')).toEqual({
      filter:
        'type eq "OKTA_GROUP" and lastUpdated lt "2019-04-30T00:00:00.000Z" and lastMembershipUpdated gt "2019-04-30T00:00:00.000Z"',
      query: 'demisto',
    });
  });
});

describe('a command line', () => {
  it('has a command and named arguments', () => {
    expect(parseLine('!okta-get-user username=jane@example.com verbose=true')).toMatchObject({
      command: 'okta-get-user',
      args: { username: 'jane@example.com', verbose: 'true' },
    });
  });

  it('may lack the exclamation mark and have blanks around it', () => {
    expect(parseLine('  okta-list-zones \n')).toMatchObject({ command: 'okta-list-zones', args: {} });
  });

  it.each([
    ['password=N3wPa55word!', 'N3wPa55word!'],
    ['password=a=b==', 'a=b=='],
    ['password=', ''],
    ['password="two words"', 'two words'],
    ['password="say \\"hi\\""', 'say "hi"'],
    ['password="a \\n b"', 'a \\n b'],
    ['password=""', ''],
    ['password=`{"a": "b c"}`', '{"a": "b c"}'],
    ['password=`C:\\"x"\\`', 'C:\\"x"\\'],
    ['password="""{"a":\n"b `c`"}"""', '{"a":\n"b `c`"}'],
    ['password="""\\"""', '\\'],
    ['password="line one\nline two"', 'line one\nline two'],
    ["password=it's", "it's"],
    ['password=de"x', 'de"x'],
    ["password=${Account(val.Type == 'Okta').ID}", "${Account(val.Type == 'Okta').ID}"],
    ["password=a-${Account(val.Name == '}').ID}-b", "a-${Account(val.Name == '}').ID}-b"],
    ['password=pa${ss', 'pa${ss'],
  ])('reads the value of %s', (text, value) => {
    expect(argsOf(`!okta-set-password ${text} username=x`)).toEqual({ password: value, username: 'x' });
  });

  it('separates arguments by any blanks and line breaks', () => {
    expect(argsOf('!okta-get-user\n  username=a\r\n\tverbose=true')).toEqual({ username: 'a', verbose: 'true' });
  });

  it('takes names of different case for different arguments', () => {
    expect(argsOf('!okta-get-zone zoneID=a ZoneID=b')).toEqual({ zoneID: 'a', ZoneID: 'b' });
  });

  it.each([
    ['!okta-get-groups a@b.c', { username: 'a@b.c' }],
    ['!okta-search "two words" limit=5', { term: 'two words', limit: '5' }],
    ['!okta-search limit=5 `x="y"`', { limit: '5', term: 'x="y"' }],
    ['!okta-search a.b?c=d', { term: 'a.b?c=d' }],
  ])('gives a value without a name to the default argument: %s', (line, args) => {
    expect(argsOf(line)).toEqual(args);
  });

  it('reads back any text between triple quotes or backticks', () => {
    const value = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('`') && !text.includes('"'));
    fc.assert(
      fc.property(value, value, value, (first, second, third) => {
        const line = `!c a=\`${first}\` b="""${second}""" d="${third.replaceAll('\\', '')}"`;
        expect(argsOf(line)).toEqual({ a: first, b: second, d: third.replaceAll('\\', '') });
      }),
    );
  });
});

describe('arguments of the war room itself', () => {
  it('are taken out of the command’s arguments', () => {
    const line =
      '!okta-get-logs limit=5 using=prod using-brand="Okta v2" raw-response=true ignore-outputs=yes extend-context=A=b.c::D= retry-count=6 retry-interval=10 execution-timeout=60 auto-extract=none debug-mode=false';
    expect(parseLine(line)).toEqual({
      command: 'okta-get-logs',
      args: { limit: '5' },
      reserved: {
        using: 'prod',
        usingBrand: 'Okta v2',
        rawResponse: true,
        ignoreOutputs: true,
        extendContext: 'A=b.c::D=',
        retryCount: 6,
        retryIntervalS: 10,
        executionTimeoutS: 60,
        autoExtract: 'none',
        debugMode: false,
      },
    });
  });

  it('are off unless given', () => {
    expect(parseLine('!okta-list-zones using=').reserved).toEqual({
      rawResponse: false,
      ignoreOutputs: false,
      debugMode: false,
    });
  });

  it('knows the other spelling of ignore-outputs', () => {
    expect(parseLine('!okta-list-zones ignore-output=true').reserved.ignoreOutputs).toBe(true);
  });

  it.each([
    ['raw-response=maybe', 'raw-response is either true or false'],
    ['retry-count=-1', 'retry-count takes a whole number'],
    ['auto-extract=all', 'auto-extract is one of none, inline, outOfBand'],
  ])('refuses %s', (text, message) => {
    expect(errorOf(`!okta-list-zones ${text}`).message).toContain(message);
  });
});

describe('a line with a mistake', () => {
  it.each([
    ['', 'No command. Type !'],
    ['  !  ', 'No command. Type !'],
    ['!"okta-get-user"', 'Character 2: a line begins with ! and the name of a command'],
    ['username=jane', 'Character 1: a line begins with ! and the name of a command'],
    ['!okta-set-password password="abc username=x', 'Character 29: the " of password is never closed. Add "'],
    ['!okta-set-password password="abc\\"', 'use backticks around a value that has quotes in it'],
    ['!okta-list-groups filter=`type eq', 'Character 26: the ` of filter is never closed'],
    ['!okta-list-groups filter="""a"" ', 'the """ of filter is never closed'],
    ['!okta-search "abc', 'Character 14: the " of the value without a name is never closed'],
    ['!okta-list-groups filter="type eq "OKTA_GROUP""', 'text follows directly on the closing " of filter'],
    ['!okta-list-zones foo', 'Character 18: okta-list-zones takes no value without a name. Write name=value'],
    ['!okta-search two words', 'Character 18: only one value may go without a name'],
    ['!okta-list-zones name = x', 'no blanks around ='],
    ['!okta-search term=“two words”', 'Typographic quotes do not count'],
    ['!okta-get-user username=a username=b', 'Character 27: the argument username is given twice'],
    [
      '!okta-search term=two words',
      'Character 23: this value has no name, and term is already given. Write name=value',
    ],
    ['!okta-search a term=b', 'the argument term is given twice'],
    ['!okta-get-user\nusername=a\n  verbose=true foo', 'Line 3, character 16'],
  ])('is answered with the place of the mistake and the remedy: %s', (line, message) => {
    expect(errorOf(line).message).toContain(message);
  });

  it.each([
    ['!okta-search "two\nlines', '"'],
    ['!okta-search stray filter=`x\n', '`'],
    ['!okta-search term="""a "b" ""', '"""'],
    ['!okta-search two lines', undefined],
    ['!okta-search "a"b "c', undefined],
    ['"', undefined],
  ])('tells which quote is still open, so that a prompt can ask for the rest: %s', (line, mark) => {
    expect(findOpenQuote(line, true)?.mark).toBe(mark);
  });

  it.each(['password=my secret', 'password="my "secret"', 'password="my secret', 'password=x password=secret'])(
    'does not repeat what may be a password: %s',
    (text) => {
      expect(errorOf(`!okta-set-password username=x ${text}`).message).not.toContain('secret');
    },
  );
});

describe('a line as it may be kept', () => {
  const redact = (line: string) =>
    redactLine(line, { ...options, isSecret: (_, argument) => /^password/i.test(argument) });

  it.each([
    ['!okta-set-password username=x password=hunter2', '!okta-set-password username=x password='],
    ['!okta-set-password password="two words" username=x', '!okta-set-password password= username=x'],
    [
      '!okta-create-user password=`a`  passwordAnswer="""b\nc""" login=x',
      '!okta-create-user password=  passwordAnswer= login=x',
    ],
    ['!okta-search "two words"', '!okta-search "two words"'],
    ['okta-list-zones', 'okta-list-zones'],
  ])('has no secret values: %s', (line, kept) => {
    expect(redact(line)).toBe(kept);
  });

  it.each([
    '!okta-set-password password="hunter2',
    '!okta-set-password password="a"hunter2',
    '!okta-set-password username=x password=two words',
    '!okta-set-password username=x password = hunter2',
    'password=hunter2',
    '',
  ])('is none where it has a mistake: %s', (line) => {
    expect(redact(line)).toBeUndefined();
  });
});
