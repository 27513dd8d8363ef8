import { describe, expect, it } from 'vitest';
import type { NoteEntry } from '../../src/cortex-text/entry.ts';
import { investigationOf } from '../commands/investigation/investigation-of.ts';
import { ALL_SCOPES, openOAuthOrg, succeed } from '../support/oauth-org.ts';

const JANE = { username: 'jane.doe@acme.example', sections: 'roles,risk,factors' };

async function investigate(scopes: readonly string[]) {
  const org = await openOAuthOrg({ seed: 'company', app: { scopes } });
  const entry = await succeed(org.instance(), 'okta-investigate-user', JANE);
  return { org, found: investigationOf(entry as NoteEntry) };
}

describe('scopes that a command can do without', () => {
  it('are asked for beside the others, in one request', async () => {
    const { org, found } = await investigate([...ALL_SCOPES, 'okta.roles.read', 'okta.userRisk.read']);
    expect(found.Errors).toEqual([]);
    expect(found).toMatchObject({ Roles: [], Factors: expect.any(Array) });
    expect(org.tokenRequests()).toBe(1);
  });

  it('cost no more than the sections that need them, where the app does not have them', async () => {
    const { org, found } = await investigate(ALL_SCOPES);
    expect(found.Errors).toMatchObject([
      { Section: 'roles', Code: 'insufficient_scope' },
      { Section: 'risk', Code: 'insufficient_scope' },
    ]);
    expect(found).toHaveProperty('Factors');
    expect(org.tokenRequests()).toBe(1);
  });
});
