import { describe, expect, it } from 'vitest';
import { mergeContext, type WarRoomContext } from '../../src/war-room-language/context-merge.ts';
import { extendContext } from '../../src/war-room-language/extend-context.ts';

const Contents = [
  { id: '00u1', profile: { email: 'a@example.com' }, displayMessage: 'User login' },
  { id: '00u2', profile: { email: 'b@example.com' }, displayMessage: 'User logout' },
];

describe('extend-context', () => {
  it('reads each path from Contents', () => {
    expect(extendContext({ Contents }, 'Email=profile.email::First=[0].id')).toEqual({
      Email: ['a@example.com', 'b@example.com'],
      First: '00u1',
    });
  });

  it('takes all of Contents for a key without a path', () => {
    expect(extendContext({ Contents }, 'LogonLogs=')).toEqual({ LogonLogs: Contents });
  });

  it('adds nothing where the path has no value', () => {
    expect(extendContext({ Contents: 'No logs found' }, 'Message=displayMessage')).toEqual({});
    expect(extendContext({ Contents: null }, 'All=')).toEqual({});
  });

  it('changes each value by a mutator', () => {
    expect(extendContext({ Contents }, 'Users=.={"a": val.profile.email, "b::c": "="}')).toEqual({
      Users: [
        { a: 'a@example.com', 'b::c': '=' },
        { a: 'b@example.com', 'b::c': '=' },
      ],
    });
  });

  it('keeps a selector in the key, for the merge', () => {
    const context: WarRoomContext = { User: { id: '00u1', seen: true } };
    mergeContext(context, extendContext({ Contents }, 'User(val.id && val.id === obj.id)=[0]'));
    expect(context).toEqual({ User: { ...Contents[0], seen: true } });
  });

  it.each([
    ['Email', '"Email" is none'],
    ['=profile', 'takes Key=path'],
    ['A=id::', 'takes Key=path'],
    ['A=id::A=profile', 'names the key A twice'],
    ['A=[x]', 'Cannot read the path'],
  ])('refuses %s', (specification, message) => {
    expect(() => extendContext({ Contents }, specification)).toThrow(message);
  });
});
