import { describe, expect, it } from 'vitest';
import { contextKey } from '../../src/core/context-keys.ts';
import { mergeContext, type WarRoomContext } from '../../src/war-room-language/context-merge.ts';
import { readContext } from '../../src/war-room-language/context-query.ts';

const ACCOUNT = contextKey('Account', 'ID');

function contextAfter(...entries: Readonly<Record<string, unknown>>[]): WarRoomContext {
  const context: WarRoomContext = {};
  for (const entry of entries) mergeContext(context, entry);
  return context;
}

describe('merging entries into a war room’s context', () => {
  it('stores the first entity', () => {
    const context = contextAfter({ [ACCOUNT]: [{ ID: '1', Email: 'a' }] });
    expect(readContext(context, 'Account')).toEqual({ ID: '1', Email: 'a' });
  });

  it('adds fields to the entity with the same ID and replaces lists in it', () => {
    const context = contextAfter(
      { [ACCOUNT]: [{ ID: '1', Email: 'a' }] },
      { [ACCOUNT]: { ID: '1', Factor: ['f1', 'f2'] } },
      { [ACCOUNT]: { ID: '1', Factor: ['f3'] } },
    );
    expect(readContext(context, 'Account')).toEqual({ ID: '1', Email: 'a', Factor: ['f3'] });
  });

  it('updates and adds from one list', () => {
    const context = contextAfter(
      { [ACCOUNT]: { ID: '1', Email: 'a' } },
      { [ACCOUNT]: [{ ID: '1', Status: 'X' }, { ID: '2' }] },
    );
    expect(context).toEqual({ Account: [{ ID: '1', Email: 'a', Status: 'X' }, { ID: '2' }] });
  });

  it('lets later items of a list update earlier ones', () => {
    const context = contextAfter({
      [ACCOUNT]: [
        { ID: '1', Email: 'a' },
        { ID: '1', Status: 'X' },
      ],
    });
    expect(readContext(context, 'Account')).toEqual({ ID: '1', Email: 'a', Status: 'X' });
  });

  it('adds entities without an ID each time unless an equal one is there', () => {
    const context = contextAfter(
      { [ACCOUNT]: { Email: 'a' } },
      { [ACCOUNT]: { Email: 'b' } },
      { [ACCOUNT]: { Email: 'a' } },
    );
    expect(context).toEqual({ Account: [{ Email: 'a' }, { Email: 'b' }] });
  });

  it('leaves an entity without an ID from somewhere else untouched', () => {
    const context: WarRoomContext = { Account: { Type: 'AD', Email: 'a' } };
    mergeContext(context, { [ACCOUNT]: { ID: '1', Email: 'a' } });
    expect(context).toEqual({
      Account: [
        { Type: 'AD', Email: 'a' },
        { ID: '1', Email: 'a' },
      ],
    });
  });

  it('overwrites the one paging tag', () => {
    const context = contextAfter({ 'Okta.User(val.tag)': { tag: 't1' } }, { 'Okta.User(val.tag)': { tag: 't2' } });
    expect(context).toEqual({ Okta: { User: { tag: 't2' } } });
  });

  it('clears the paging tag at the end of the pages', () => {
    const context = contextAfter({ 'Okta.User(val.tag)': { tag: 't1' } }, { 'Okta.User(val.tag)': { tag: null } });
    expect(readContext(context, 'Okta.User.tag')).toBeUndefined();
  });

  it('keeps one object of metadata, overwritten by every command', () => {
    const context = contextAfter(
      { 'Okta.Metadata(true)': { 'x-rate-limit-limit': '600', 'x-rate-limit-remaining': '599' } },
      { 'Okta.Metadata(true)': { 'x-rate-limit-limit': '600', 'x-rate-limit-remaining': '598' } },
    );
    expect(context).toEqual({ Okta: { Metadata: { 'x-rate-limit-limit': '600', 'x-rate-limit-remaining': '598' } } });
  });

  it.each([
    ['Okta.Zone', 'id'],
    ['Okta.Logs.Events', 'uuid'],
    ['OktaGroup', 'ID'],
  ])('tells entities under %s apart by %s', (path, field) => {
    const key = contextKey(path, field);
    const context = contextAfter({ [key]: [{ [field]: 'a' }, { [field]: 'b' }] }, { [key]: { [field]: 'b', n: 1 } });
    expect(readContext(context, path)).toEqual([{ [field]: 'a' }, { [field]: 'b', n: 1 }]);
  });

  it('compares loosely where the key does', () => {
    const context = contextAfter(
      { [contextKey('Account', 'ID', '==')]: { ID: 1, a: 1 } },
      { [contextKey('Account', 'ID', '==')]: { ID: '1', b: 2 } },
      { [ACCOUNT]: { ID: 1, c: 3 } },
    );
    expect(context).toEqual({
      Account: [
        { ID: '1', a: 1, b: 2 },
        { ID: 1, c: 3 },
      ],
    });
  });

  it('requires every part of an expression joined by &&', () => {
    const key = 'A(val.x && val.x === obj.x && val.y === obj.y)';
    const context = contextAfter({ [key]: { x: 1, y: 1 } }, { [key]: { x: 1, y: 2 } }, { [key]: { x: 1, y: 2, z: 3 } });
    expect(context).toEqual({
      A: [
        { x: 1, y: 1 },
        { x: 1, y: 2, z: 3 },
      ],
    });
  });

  it.each([
    ['both absent', {}, {}, 1],
    ['one absent', {}, { y: 1 }, 2],
    ['a null and nothing', { y: null }, {}, 2],
    ['blank and blank', { y: '' }, { y: '' }, 1],
    ['a number and its text', { y: 1 }, { y: '1' }, 2],
  ])('compares a second field as === does: %s', (_, first, second, count) => {
    const key = 'A(val.x && val.x === obj.x && val.y === obj.y)';
    const { A } = contextAfter({ [key]: [{ x: 1, ...first }] }, { [key]: [{ x: 1, ...second, z: 3 }] });
    expect(A).toHaveLength(count);
  });

  it('keeps thousands of entities that two fields identify', () => {
    const users = Array.from({ length: 5000 }, (_, index) => ({ AppID: '0oa1', UserID: `00u${index}` }));
    const key = 'Okta.AppUser(val.AppID && val.AppID === obj.AppID && val.UserID === obj.UserID)';
    expect(readContext(contextAfter({ [key]: users }, { [key]: users }), 'Okta.AppUser')).toHaveLength(5000);
  });

  it('refuses to update thousands of stored doubles by thousands of others', () => {
    const doubles = Array.from({ length: 3000 }, () => ({ ID: '1' }));
    const context: WarRoomContext = { Account: structuredClone(doubles) };
    expect(() => mergeContext(context, { [ACCOUNT]: doubles })).toThrow(/too many values with the same ID/);
  });

  it('gathers the values of a plain key without equal ones', () => {
    const context = contextAfter(
      { DBotScore: { Score: 1, Type: 'ip' } },
      { DBotScore: { Score: 2 } },
      { DBotScore: { Type: 'ip', Score: 1 } },
    );
    expect(context).toEqual({ DBotScore: [{ Score: 1, Type: 'ip' }, { Score: 2 }] });
  });

  it('does not write where an entry has nothing', () => {
    expect(contextAfter({ [ACCOUNT]: null, Other: undefined })).toEqual({});
    const context: WarRoomContext = { a: 1 };
    mergeContext(context, null);
    expect(context).toEqual({ a: 1 });
  });

  it('does not change when the entry is changed afterwards', () => {
    const account = { ID: '1', Email: 'a' };
    const context = contextAfter({ [ACCOUNT]: account });
    account.Email = 'changed';
    expect(readContext(context, 'Account.Email')).toBe('a');
  });

  it('takes names such as __proto__ for what they are', () => {
    const context = contextAfter(
      { '__proto__.polluted': 'yes' },
      { [ACCOUNT]: JSON.parse('{"ID":"1","__proto__":{"x":1}}') },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(readContext(context, '__proto__.polluted')).toBe('yes');
    expect(readContext(context, 'Account.x')).toBeUndefined();
  });

  it('refuses a key whose bracket does not close and one it cannot read', () => {
    expect(() => contextAfter({ 'Account(val.ID': { ID: 1 } })).toThrow('must close');
    expect(() => contextAfter({ 'Account(process.exit())': { ID: 1 } })).toThrow('Cannot read the expression');
  });
});
