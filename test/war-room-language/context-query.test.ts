import { describe, expect, it } from 'vitest';
import { readContext } from '../../src/war-room-language/context-query.ts';

const context = {
  Account: [
    {
      ID: '00u1',
      Type: 'Okta',
      Email: 'Ann@example.com',
      Manager: null,
      Group: [{ Name: 'Everyone' }, { Name: 'SOC' }],
    },
    { ID: '00u2', Type: 'AD', Email: 'bob@example.com', Manager: 'Ann' },
    { ID: '00u3', Type: 'Okta', Email: 'cy@example.com', 'First Name': 'Cy' },
  ],
  Okta: { Zone: { id: 'nzo1' }, Metadata: { 'x-rate-limit-remaining': '599' } },
  Country: ['IE'],
  Empty: [],
};

describe('reading a war room’s context', () => {
  it.each([
    ['Okta.Zone.id', 'nzo1'],
    ['Okta.Metadata.x-rate-limit-remaining', '599'],
    ['Account.ID', ['00u1', '00u2', '00u3']],
    ['Account.Group.Name', ['Everyone', 'SOC']],
    ['Account.First Name', 'Cy'],
    ['Country', 'IE'],
    ['.Country', 'IE'],
  ])('walks through lists and gives one value or several: %s', (path, expected) => {
    expect(readContext(context, path)).toEqual(expected);
  });

  it.each([
    'Nothing',
    'Account.Nothing',
    'Okta.Zone.id.deeper',
    'Empty',
    'Account.[7].ID',
    'Account.constructor',
    'Okta.__proto__',
  ])('finds nothing at %s', (path) => {
    expect(readContext(context, path)).toBeUndefined();
  });

  it('counts null as nothing', () => {
    expect(readContext(context, 'Account.Manager')).toBe('Ann');
  });

  it.each([
    ['Account.[0].ID', '00u1'],
    ['Account[1].ID', '00u2'],
    ['Account.[0:1].ID', ['00u1', '00u2']],
    ['Account.[1:9].ID', ['00u2', '00u3']],
    ['Account.[0].Group.[1].Name', 'SOC'],
    ['Okta.Zone.[0].id', 'nzo1'],
  ])('takes one item or a range with both its ends: %s', (path, expected) => {
    expect(readContext(context, path)).toEqual(expected);
  });

  it.each([
    ["Account(val.Type=='Okta').ID", ['00u1', '00u3']],
    ['Account(val.Type === "AD").Email', 'bob@example.com'],
    ["Account(val.Type == 'Okta' && !val.Group).ID", '00u3'],
    ["Account(val.Type == 'AD' || val.Group).ID", ['00u1', '00u2']],
    ["Account.Email(val == 'cy@example.com')", 'cy@example.com'],
    ["Account.Email(val.toUpperCase().indexOf('ANN') >= 0)", 'Ann@example.com'],
    ["Account(val['First Name'] != null).ID", '00u3'],
    ["Account.Group(val.Name.startsWith('S')).Name", 'SOC'],
    ['Account(val.Type == val1---Account.[1].Type).ID', '00u2'],
    ["Account(val.Email == 'a)b').ID", undefined],
  ])('keeps only what a selector holds for: %s', (path, expected) => {
    expect(readContext(context, path)).toEqual(expected);
  });

  it('takes a selector that fails on a value for one that does not hold', () => {
    expect(readContext(context, "Account(val.Manager.indexOf('A') == 0).ID")).toBe('00u2');
  });

  it.each([
    ['Account.[1].Email=val.toUpperCase()', 'BOB@EXAMPLE.COM'],
    ["Account(val.Type=='Okta')=val.Type + ': ' + val.ID", ['Okta: 00u1', 'Okta: 00u3']],
    ['Okta.Zone.={"zone": val.id, "more": [1, true]}', { zone: 'nzo1', more: [1, true] }],
    ['Account.Manager=val.trim()', 'Ann'],
  ])('changes each value by a mutator: %s', (path, expected) => {
    expect(readContext(context, path)).toEqual(expected);
  });

  it.each([
    'Account(val.ID',
    'Account.[x]',
    'Account.[1',
    'Account{',
    'Account(val.ID ==)',
    'Account(val.constructor.constructor("x")())',
    'Account(obj.toString())',
    'Account.ID=foo(val);function foo(a) { return a; }',
    `Account(${'('.repeat(5000)}val${')'.repeat(5000)})`,
    `Account(${'('.repeat(1000)}val${')'.repeat(1000)})`,
  ])('refuses what it cannot read and runs none of it: %.60s', (path) => {
    expect(() => readContext(context, path)).toThrow(expect.objectContaining({ name: 'UsageError' }));
  });
});
