import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../src/build/all-commands.ts';
import { ROOT } from '../../src/build/bundle.ts';
import { missingScopes } from '../../src/okta/auth/scopes.ts';

const upgrading = readFileSync(`${ROOT}docs/upgrading.md`, 'utf8');
const description = readFileSync(`${ROOT}src/hosts/cortex/description.md`, 'utf8');

const SCOPE = /okta\.\w+\.(?:read|manage)/g;

/** The scopes in the rows of the table from one that begins like this up to another. */
function scopesInRows(from: string, to?: string): readonly string[] {
  const start = upgrading.indexOf(`| **${from}**`);
  const end = upgrading.indexOf(to === undefined ? '\n\n' : `| **${to}**`, start);
  return upgrading.slice(start, end).match(SCOPE) ?? [];
}

const NEEDED = [...new Set(ALL_COMMANDS.flatMap(({ scopes }) => scopes))];

describe('the scopes to grant', () => {
  it('let every command that only reads run with those for reading', () => {
    const granted = scopesInRows('Reading', 'Response');
    const refused = ALL_COMMANDS.filter(
      ({ effect, scopes }) => effect === 'read' && missingScopes(scopes, granted).length > 0,
    );
    expect(refused.map(({ name }) => name)).toEqual([]);
    expect(granted.filter((scope) => !scope.endsWith('.read'))).toEqual([]);
  });

  it('let every command run with those for everything, and contain none that no command needs', () => {
    const granted = scopesInRows('Reading');
    expect([...granted].sort()).toEqual([...NEEDED].sort());
  });

  it('are all in the description that Cortex shows, too', () => {
    expect(NEEDED.filter((scope) => !description.includes(scope))).toEqual([]);
  });
});
