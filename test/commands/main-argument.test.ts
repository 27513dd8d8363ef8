import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../src/build/all-commands.ts';

const mainOf = (name: string) => ALL_COMMANDS.find((command) => command.name === name)?.main;

describe('a value without a name', () => {
  it('is for the argument that Cortex takes it for, where there is one', () => {
    const unnamed = ALL_COMMANDS.flatMap(({ name, args, main }) =>
      Object.entries(args).flatMap(([argument, spec]) => (spec.unnamed ? [{ name, argument, main }] : [])),
    );
    expect(unnamed.length).toBeGreaterThan(40);
    for (const { name, argument, main } of unnamed) expect([name, main]).toEqual([name, argument]);
  });

  it('is for the user where the command is about one', () => {
    for (const { name, args, main } of ALL_COMMANDS) {
      if (!('username' in args) || Object.values(args).some(({ unnamed }) => unnamed)) continue;
      expect([name, main]).toEqual([name, 'username']);
    }
  });

  it.each([
    ['okta-get-group-members', 'groupName'],
    ['okta-assign-group-to-app', 'groupName'],
    ['okta-update-zone', 'zoneName'],
    ['okta-get-zone', 'zoneID'],
    ['okta-create-group', 'name'],
    ['okta-list-zones', undefined],
    ['okta-create-user', undefined],
  ])('of %s is for %s', (name, argument) => {
    expect(mainOf(name)).toBe(argument);
  });

  it('is never a secret', () => {
    const secret = ALL_COMMANDS.filter(({ args, main }) => main !== undefined && args[main]?.secret);
    expect(secret).toEqual([]);
  });
});
