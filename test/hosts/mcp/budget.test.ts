import { describe, expect, it } from 'vitest';
import { CHARACTERS_PER_TOKEN, LEAST_OUTPUT_TOKENS, type McpOptions } from '../../../src/hosts/mcp/options.ts';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { type OpenedMcp, openMcp } from './open-mcp.ts';

/** Everything of it takes several characters in JSON, and more as JSON in JSON. */
const DENSE = '"\\"\\`|\u202e\u0001'.repeat(40);
const PROFILE = { email: DENSE, firstName: DENSE, lastName: DENSE, displayName: DENSE, manager: DENSE, title: DENSE };
const ORG: OrgSeed = {
  users: Array.from({ length: 30 }, (_, index) => ({
    profile: { ...PROFILE, login: `user${index}@acme.example` },
    groups: [DENSE, `${DENSE}2`],
  })),
  groups: [{ name: DENSE }, { name: `${DENSE}2` }],
  apps: [{ label: DENSE }, { label: `${DENSE}2` }],
  zones: [
    {
      name: DENSE,
      details: {
        gateways: Array.from({ length: 150 }, (_, last) => ({ type: 'CIDR', value: `198.51.100.${last}/32` })),
      },
    },
  ],
};

/** Follows the cursors to their end: how many rows came, how many answers, and the tokens of the largest one. */
async function readAll({ client }: OpenedMcp, name: string, first: Record<string, unknown>) {
  let [args, rows, answers, largest]: [Record<string, unknown> | undefined, number, number, number] = [first, 0, 0, 0];
  while (args !== undefined) {
    const { content, structuredContent } = await client.callTool({ name, arguments: args });
    answers += 1;
    largest = Math.max(largest, JSON.stringify({ content, structuredContent }).length / CHARACTERS_PER_TOKEN);
    const { shown, more, cursor } = Object(structuredContent);
    expect(shown, `${more} more`).toBeGreaterThan(0);
    rows += Number(shown);
    args = typeof cursor === 'string' ? { cursor } : undefined;
    if (args === undefined) expect(more).toBe(0);
  }
  return { rows, answers, largest };
}

describe.each(['lean', 'full'] as const)('an answer in the schema %s', (schema) => {
  const options: Partial<McpOptions> = {
    schema,
    maxOutputTokens: LEAST_OUTPUT_TOKENS,
    toolsets: ['users', 'groups', 'apps', 'zones'],
  };

  it.each([
    ['okta-list-users', { verbose: true }],
    ['okta-get-user', { username: 'user1@acme.example', verbose: true }],
    ['okta-get-groups', { username: 'user1@acme.example' }],
    ['okta-list-groups', {}],
    ['okta-list-applications', {}],
    ['okta-list-zones', {}],
  ])('of %s never takes more than its budget, and its cursors come to an end', async (name, args) => {
    const opened = await openMcp({ options, org: { seed: ORG } });
    expect((await readAll(opened, name, args)).largest).toBeLessThanOrEqual(LEAST_OUTPUT_TOKENS);
  });

  it('of two tables for each of many users is within the usual budget, too', async () => {
    const users = Array.from({ length: 600 }, (_, index) => ({ profile: { login: `user${index}@acme.example` } }));
    const opened = await openMcp({ options: { schema }, org: { seed: { users } } });
    const { rows, answers, largest } = await readAll(opened, 'okta-list-users', { verbose: true, limit: 500 });
    expect(largest).toBeLessThanOrEqual(8000);
    expect(rows).toBe(1000);
    expect(answers).toBeLessThan(30);
  });
});
