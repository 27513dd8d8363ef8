// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are a war room's references to its context
import { describe, expect, it } from 'vitest';
import { expandArguments } from '../../src/war-room-language/expand-arguments.ts';

const context = {
  Account: [
    { ID: '00u1', Type: 'Okta' },
    { ID: '00u2', Type: 'AD' },
  ],
  Zone: { id: 'nzo1', limit: 5, gateways: [{ value: '1.1.1.1/32' }] },
};
const expand = (args: Readonly<Record<string, string>>) =>
  expandArguments(args, context, (name) => name === 'gatewayIPs');

describe('references to the context in arguments', () => {
  it('become the value at their path', () => {
    expect(expand({ zoneID: '${Zone.id}', limit: '${Zone.limit}', name: 'plain' }).argumentSets).toEqual([
      { zoneID: 'nzo1', limit: 5, name: 'plain' },
    ]);
  });

  it('make one run per element where the argument takes a single value', () => {
    expect(expand({ userId: '${Account.ID}', verbose: 'true' }).argumentSets).toEqual([
      { userId: '00u1', verbose: 'true' },
      { userId: '00u2', verbose: 'true' },
    ]);
  });

  it('give the whole list to an argument that takes one', () => {
    expect(expand({ gatewayIPs: '${Account.ID}' }).argumentSets).toEqual([{ gatewayIPs: ['00u1', '00u2'] }]);
  });

  it('become text inside other text', () => {
    expect(expand({ filter: 'actor.id eq "${Zone.id}" and x eq "${Account.ID}${Nothing}" ${Zone.gateways}' })).toEqual({
      argumentSets: [{ filter: 'actor.id eq "nzo1" and x eq "00u1,00u2" {"value":"1.1.1.1/32"}' }],
      emptyReferences: ['${Nothing}'],
    });
  });

  it('leave the argument out where the path has no value, and say so', () => {
    expect(expand({ userId: "${Account(val.Type == 'LDAP').ID}", verbose: 'true' })).toEqual({
      argumentSets: [{ verbose: 'true' }],
      emptyReferences: ["${Account(val.Type == 'LDAP').ID}"],
    });
  });

  it('are text like any other where they are not closed', () => {
    expect(expand({ password: 'pa${ss', other: '${Zone.id} ${' }).argumentSets).toEqual([
      { password: 'pa${ss', other: 'nzo1 ${' },
    ]);
  });

  it('are refused where two of them bring several values for single ones', () => {
    expect(() => expand({ userId: '${Account.ID}', groupName: '${Account.Type}' })).toThrow(
      'userId and groupName both have several values',
    );
  });

  it('are refused where the path cannot be read', () => {
    expect(() => expand({ userId: '${Account.[x]}' })).toThrow('Cannot read the path');
  });
});
