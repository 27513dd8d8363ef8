import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { argumentsOf } from '../../../src/hosts/mcp/tool-schema.ts';
import { NEVER_TOOLS, TOOLSET_NAMES } from '../../../src/hosts/mcp/toolsets.ts';
import { isPlainObject } from '../../../src/json-values.ts';
import { sampleOf, sampleSeed } from '../../support/samples.ts';
import { agreeing, openMcp } from './open-mcp.ts';

const TOOLS = ALL_COMMANDS.filter(
  ({ name, hidden }) => !hidden && NEVER_TOOLS[name] === undefined && sampleOf(name).before === undefined,
);

const SECRET_NAMES = /^(?:tempPassword|resetPasswordUrl|activationUrl|activationToken|tac|client_secret|secret)$/;

/** The texts under names that say they are secret, however deep. */
function secretsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(secretsIn);
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    SECRET_NAMES.test(name) && typeof member === 'string' ? [member] : secretsIn(member),
  );
}

describe('every tool', () => {
  it.each(TOOLS.map(({ name }) => name))('%s works as its command does, and brings no secret', async (name) => {
    const command = TOOLS.find((tool) => tool.name === name);
    const [first] = sampleOf(name).calls;
    const taken = command === undefined ? [] : argumentsOf(command);
    const args = Object.fromEntries(
      Object.entries(first.args).filter(([argument]) => taken.includes(argument) && argument !== 'limit'),
    );
    const secrets: string[] = [];
    const { call, sent } = await openMcp({
      person: agreeing,
      options: { access: 'destructive', toolsets: TOOLSET_NAMES, schema: 'full' },
      params: { allow_privilege_changes: true },
      org: {
        seed: sampleSeed(name),
        observe: ({ responseBody }) => void secrets.push(...secretsIn(JSON.parse(responseBody || 'null'))),
      },
    });
    const answer = await call(name, args);
    expect(answer.isError, answer.text).toBe(false);
    expect(secrets.filter((secret) => sent().includes(secret))).toEqual([]);
  });

  it('keeps a secret from the model that Okta has answered with', async () => {
    const secrets: string[] = [];
    const { call, sent } = await openMcp({
      options: { toolsets: ['admin'], schema: 'full' },
      org: { observe: ({ responseBody }) => void secrets.push(...secretsIn(JSON.parse(responseBody || 'null'))) },
    });
    expect((await call('okta-list-identity-providers')).isError).toBe(false);
    expect(secrets).not.toEqual([]);
    expect(secrets.filter((secret) => sent().includes(secret))).toEqual([]);
  });
});
