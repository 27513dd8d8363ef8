import { describe, expect, it } from 'vitest';
import { column, heading, tableBlock, textBlock } from '../../../src/core/block.ts';
import type { Outcome } from '../../../src/core/outcome.ts';
import { chooseRows } from '../../../src/core/rows/choose-rows.ts';
import { parseRowChoice, type TypedChoice } from '../../../src/core/rows/row-choice.ts';

interface Event {
  readonly who?: string;
  readonly ip: string | null;
  readonly count: number;
  readonly targets: readonly { readonly name: string }[];
}

const EVENTS: readonly Event[] = [
  { who: 'jane', ip: '192.0.2.9', count: 9, targets: [{ name: 'Okta' }, { name: 'Mail' }] },
  { who: 'Bob', ip: '192.0.2.10', count: 10, targets: [{ name: 'Mail' }] },
  { ip: null, count: 9, targets: [] },
  { who: 'jane', ip: '192.0.2.9', count: 100, targets: [{ name: 'Okta' }, { name: 'Okta' }] },
];

const VIEW = {
  columns: [column<Event>('Actor Name', 'text', ({ who }) => who)],
  peopleColumns: [column<Event>('User', 'text', ({ who }) => who), column<Event>('IP', 'address', ({ ip }) => ip)],
};

const OUTCOME: Outcome = { blocks: [heading('Events'), tableBlock('Events', VIEW, EVENTS)], raw: EVENTS };

const choose = (typed: TypedChoice, outcome = OUTCOME) => chooseRows(outcome, parseRowChoice(typed)).raw;
const countsOf = (typed: TypedChoice) => choose({ columns: 'count', ...typed });

describe('the rows of an answer', () => {
  it.each<[where: string, counts: readonly number[]]>([
    ['User=JANE', [9, 100]],
    ['user!=jane', [10, 9]],
    ['ip~192.0.2.1', [10]],
    ['targets.name=mail', [9, 10]],
    ['targets.name!=mail', [9, 100]],
    ['User=jane and count=100', [100]],
    ['User=jane AND count=100', [100]],
    ['User==jane', [9, 100]],
    ['User="jane" and ip!=\'\'', [9, 100]],
    ['actorName=bob', [10]],
    ['ip=', [9]],
  ])('are those for which %s holds', (where, counts) => {
    expect(countsOf({ where })).toEqual(counts.map((count) => ({ count })));
  });

  it.each<[sort: string, counts: readonly number[]]>([
    ['count', [9, 9, 10, 100]],
    ['-count', [100, 10, 9, 9]],
    ['IP,-count', [100, 9, 10, 9]],
    ['-User', [9, 100, 10, 9]],
  ])('are sorted by %s: numbers by size, what is missing last', (sort, counts) => {
    expect(countsOf({ sort })).toEqual(counts.map((count) => ({ count })));
  });

  it('show the chosen columns to people, and give programs the same under the names that were typed', () => {
    const { blocks, raw } = chooseRows(OUTCOME, parseRowChoice({ columns: 'user,targets.name', where: 'count=10' }));
    expect(blocks).toMatchObject([{ title: 'Events', columns: [{ label: 'User' }, { label: 'targets.name' }] }]);
    expect(raw).toEqual([{ user: 'Bob', 'targets.name': 'Mail' }]);
  });

  it('stay whole objects where no columns are chosen', () => {
    expect(choose({ where: 'count=10' })).toEqual([EVENTS[1]]);
  });

  it('are counted by values, the most frequent first; a row with several values counts for each, once', () => {
    expect(choose({ countBy: 'User,IP' })).toEqual([
      { User: 'jane', IP: '192.0.2.9', count: 2 },
      { User: 'Bob', IP: '192.0.2.10', count: 1 },
      { User: null, IP: null, count: 1 },
    ]);
    expect(choose({ countBy: 'targets.name' })).toEqual([
      { 'targets.name': 'Mail', count: 2 },
      { 'targets.name': 'Okta', count: 2 },
      { 'targets.name': null, count: 1 },
    ]);
  });

  it('are not counted where lists multiply to millions of combinations', () => {
    const targets = Array.from({ length: 1000 }, (_, index) => ({ name: `target ${index}`, id: index }));
    const outcome: Outcome = { blocks: [], raw: [{ targets }] };
    expect(choose({ countBy: 'targets.name' }, outcome)).toHaveLength(1000);
    expect(() => choose({ countBy: 'targets.name,targets.id' }, outcome)).toThrow(
      /too many combinations .* fewer names/,
    );
  });

  it.each(['where', 'sort', 'columns', 'countBy'])('are chosen by no name of thousands of steps (%s)', (option) => {
    const name = 'a.'.repeat(1000);
    expect(() => choose({ [option]: option === 'where' ? `${name}=x` : name })).toThrow(/more than 500 characters/);
  });

  it('of the first table that knows the names are meant where an answer has several', () => {
    const other = tableBlock('Other', { columns: [column<{ x: number }>('X', 'number', ({ x }) => x)] }, [{ x: 1 }]);
    const both: Outcome = { blocks: [other, tableBlock('Events', VIEW, EVENTS)], raw: { x: [1], events: EVENTS } };
    expect(choose({ countBy: 'User', where: 'count=10' }, both)).toEqual([{ User: 'Bob', count: 1 }]);
  });

  it('stay as they are where the answer is a sentence', () => {
    const outcome: Outcome = { blocks: [textBlock('No logs found')], raw: [] };
    expect(chooseRows(outcome, parseRowChoice({ countBy: 'User' }))).toBe(outcome);
  });

  it.each([
    ['usr', /No row has 'usr'\. Did you mean 'User'\?/],
    ['targetz', /No row has 'targetz'\. Did you mean 'targets'\?/],
    ['quite.another', /No row has 'quite\.another'\. There are User, IP, who, ip, count, targets, and more/],
  ])('have no %s, and the error names what they have', (name, message) => {
    expect(() => choose({ columns: name })).toThrow(message);
  });
});

describe('an and', () => {
  it.each<[where: string, conditions: readonly string[]]>([
    ['First Name=Jane and Last Name=Doe', ['First Name=Jane', 'Last Name=Doe']],
    ['reason~salt and pepper', ['reason~salt and pepper']],
    ['reason~salt and pepper and Last Login!=x', ['reason~salt and pepper', 'Last Login!=x']],
  ])('is one between conditions only where a condition is behind it: %s', (where, conditions) => {
    const read = parseRowChoice({ where }).conditions;
    expect(read.map(({ name, operator, text }) => `${name}${operator}${text}`)).toEqual(conditions);
  });
});

describe('a choice that cannot be read', () => {
  it.each<[typed: TypedChoice, message: RegExp]>([
    [{ where: 'status' }, /where takes a condition such as/],
    [{ where: 'status=ACTIVE or status=STAGED' }, /where joins conditions by 'and' alone, and knows no 'or'/],
    [{ sort: '-' }, /sort takes names/],
    [{ columns: 'a,,b' }, /columns takes names/],
    [{ countBy: 'a', sort: 'b' }, /Counted rows have their own columns and order/],
  ])('%j is refused', (typed, message) => {
    expect(() => parseRowChoice(typed)).toThrow(message);
  });
});
