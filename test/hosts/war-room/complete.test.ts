// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are a war room's references to its context
import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { type Completion, completeLine } from '../../../src/hosts/war-room/complete.ts';

const sources = {
  commands: ALL_COMMANDS.filter(({ hidden }) => !hidden),
  roomCommands: [':context', ':help', ':test'],
  rowNames: () => ['Event', 'Event type', 'actor.id', 'actor.type', 'target'],
  context: {
    Account: [
      {
        ID: '00u1',
        Username: 'jane.doe@acme.example',
        Factor: [{ ID: 'opf1' }],
        Group: { Name: 'Everyone', ID: '00g1' },
      },
      { ID: '00u2', Username: 'jack@acme.example' },
    ],
    Okta: { Group: [{ Name: 'Security Operations', ID: '00g2' }, { Name: 'the "old" ones' }] },
    OktaGroup: { Name: 'Security Operations' },
  },
};
const complete = (text: string): Completion => completeLine(text, sources);
const offered = (text: string) => complete(text).candidates;

describe('completion', () => {
  it('of commands, with the mark that was typed', () => {
    expect(complete('!okta-list-z')).toEqual({ candidates: ['!okta-list-zones '], replaced: '!okta-list-z' });
    expect(offered('okta-list-z')).toEqual(['okta-list-zones ']);
    expect(offered('')).toHaveLength(sources.commands.length);
    expect(offered('!OKTA-LIST-USERS')).toEqual(['!okta-list-users ']);
  });

  it('of the war room’s own commands', () => {
    expect(offered(':')).toEqual([':context ', ':help ', ':test ']);
    expect(offered(':te')).toEqual([':test ']);
  });

  it('of arguments that are not given yet', () => {
    expect(offered('!okta-get-user ')).toEqual(['username=', 'userId=', 'userEmail=', 'verbose=']);
    expect(complete('!okta-get-user username=x use')).toEqual({
      candidates: ['userId=', 'userEmail='],
      replaced: 'use',
    });
  });

  it('of the war room’s own arguments once one is begun', () => {
    expect(offered('!okta-list-zones ra')).toEqual(['raw-response=']);
    expect(offered('!okta-list-zones retry-count=1 re')).toEqual(['retry-interval=']);
  });

  it('of predefined values', () => {
    expect(complete('!okta-get-user verbose=t')).toEqual({ candidates: ['true '], replaced: 't' });
  });

  it.each([
    ['!okta-get-user username=ja', ['jack@acme.example ', 'jane.doe@acme.example ']],
    ['!okta-get-user userId=', ['00u1 ', '00u2 ']],
    ['!okta-reset-factor factorId=', ['opf1 ']],
    ['!okta-add-to-group groupId=', ['00g1 ', '00g2 ']],
    ['!okta-add-to-group groupName=S', ['"Security Operations" ']],
    ['!okta-add-to-group groupName="S', ['"Security Operations" ']],
    ['!okta-add-to-group groupName=the', ['`the "old" ones` ']],
    ['!okta-get-groups ja', ['jack@acme.example ', 'jane.doe@acme.example ']],
  ])('of what was seen in this session: %s', (text, candidates) => {
    expect(offered(text)).toEqual(candidates);
  });

  it('of paths into the context', () => {
    expect(complete('!okta-get-user userId=${Acc')).toEqual({ candidates: ['Account'], replaced: 'Acc' });
    expect(complete('!okta-get-user userId=${Account.')).toMatchObject({
      candidates: ['Account.Factor', 'Account.Group', 'Account.ID}', 'Account.Username}'],
    });
    expect(offered('!okta-search term="a ${Okta.Group.N')).toEqual(['Okta.Group.Name}']);
    expect(offered(':context Account.Group.')).toEqual(['Account.Group.ID', 'Account.Group.Name']);
  });

  it.each([
    [':count ', ['Event', 'actor.id', 'actor.type', 'target', 'where=']],
    [':count act', ['actor.id', 'actor.type']],
    [':count Event,act', ['actor.id', 'actor.type']],
    [':count Event w', ['where=']],
    [':count Event where=t', ['target']],
    [':count Event where=target=x', []],
    [':last ', ['where=', 'sort=', 'columns=']],
    [':last where=Event~push s', ['sort=']],
    [':last where=Event~push ', ['sort=', 'columns=']],
    [':last sort=-EV', ['Event']],
    [':last columns=Event,ta', ['target']],
    [':last 3', []],
  ])('of the names of the last answer’s rows: %s', (text, candidates) => {
    expect(offered(text)).toEqual(candidates);
  });

  it('replaces the last of several names', () => {
    expect(complete(':count Event,act').replaced).toBe('act');
    expect(complete(':last sort=-EV').replaced).toBe('EV');
  });

  it.each([
    '!okta-set-password username=x password=',
    '!okta-unknown x',
    '!okta-get-user username="a"b ',
    '!okta-get-user userId=${Nothing.',
    'no command at all',
  ])('offers nothing for %s', (text) => {
    expect(offered(text)).toEqual([]);
  });
});
