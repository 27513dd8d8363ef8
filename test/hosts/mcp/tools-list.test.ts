import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { CHARACTERS_PER_TOKEN } from '../../../src/hosts/mcp/options.ts';
import { NEVER_TOOLS, TOOLSET_NAMES, TOOLSETS } from '../../../src/hosts/mcp/toolsets.ts';
import { isPlainObject } from '../../../src/json-values.ts';
import { openMcp } from './open-mcp.ts';

const EVERYTHING = { access: 'destructive', toolsets: TOOLSET_NAMES } as const;

const HINTS = ['destructiveHint', 'idempotentHint', 'openWorldHint', 'readOnlyHint'];

describe('the tools that a client is shown', () => {
  it('are at most 20, all of which read, and cost at most 5,000 tokens', async () => {
    const { client } = await openMcp();
    const { tools } = await client.listTools();
    expect(tools.length).toBeLessThanOrEqual(20);
    expect(tools.filter(({ annotations }) => annotations?.readOnlyHint !== true)).toEqual([]);
    expect(JSON.stringify({ tools }).length / CHARACTERS_PER_TOKEN).toBeLessThanOrEqual(5000);
  });

  it('stay below 40 with all changes allowed, since some clients drop what is beyond', async () => {
    const { client } = await openMcp({ options: { access: 'destructive' } });
    const { tools } = await client.listTools();
    expect(tools.length).toBeGreaterThan(20);
    expect(tools.length).toBeLessThanOrEqual(40);
  });

  it('change nothing unless that is allowed, and remove nothing unless that is', async () => {
    const namesOf = async (access: 'read' | 'writes' | 'destructive') => {
      const { client } = await openMcp({ options: { access, toolsets: TOOLSET_NAMES } });
      return (await client.listTools()).tools.map(({ name }) => name);
    };
    const [read, writes, destructive] = [await namesOf('read'), await namesOf('writes'), await namesOf('destructive')];
    const effectOf = (name: string) => ALL_COMMANDS.find((command) => command.name === name)?.effect;
    expect([...new Set(read.map(effectOf))]).toEqual(['read']);
    expect(new Set(writes.map(effectOf))).toEqual(new Set(['read', 'write']));
    expect(writes).not.toContain('okta-assign-user-role');
    expect(destructive).toEqual(expect.arrayContaining([...writes, 'okta-delete-user', 'okta-assign-user-role']));
  });

  it('come in the order of the registry', async () => {
    const { client } = await openMcp({ options: EVERYTHING });
    const names = (await client.listTools()).tools.map(({ name }) => name);
    expect(names).toEqual(ALL_COMMANDS.map(({ name }) => name).filter((name) => names.includes(name)));
  });

  it('set all four hints', async () => {
    const { client } = await openMcp({ options: EVERYTHING });
    for (const { name, annotations } of (await client.listTools()).tools) {
      expect(Object.keys(annotations ?? {}).sort(), name).toEqual(HINTS);
    }
  });

  it('say which changes do the same again, and which only add', async () => {
    const { client } = await openMcp({ options: EVERYTHING });
    const { tools } = await client.listTools();
    const namesWith = (isWanted: (hints: NonNullable<(typeof tools)[number]['annotations']>) => boolean) =>
      tools.flatMap(({ name, annotations }) => (annotations && isWanted(annotations) ? [name] : []));
    expect(namesWith(({ idempotentHint }) => idempotentHint === false)).toEqual([
      'okta-verify-push-factor',
      'okta-create-user',
      'okta-create-zone',
      'okta-create-group',
      'okta-reset-password',
      'okta-reactivate-user',
    ]);
    const taking = namesWith(({ destructiveHint }) => destructiveHint === true);
    expect(taking).toEqual(expect.arrayContaining(['okta-suspend-user', 'okta-remove-from-group', 'okta-delete-user']));
    expect(taking).not.toContain('okta-add-to-group');
  });

  it('have an object without unions at the root of each schema', async () => {
    const { client } = await openMcp({ options: { ...EVERYTHING, schema: 'full' } });
    for (const { name, inputSchema, outputSchema } of (await client.listTools()).tools) {
      for (const schema of [inputSchema, outputSchema ?? {}]) {
        expect(schema.type, name).toBe('object');
        expect(Object.keys(schema), name).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^(?:anyOf|oneOf|allOf|not|if)$/)]),
        );
      }
    }
  });

  it('take no secret, and nothing that makes Okta answer with one', async () => {
    const { client } = await openMcp({ options: EVERYTHING });
    const { tools } = await client.listTools();
    const secrets = ALL_COMMANDS.flatMap(({ name, args }) =>
      Object.entries(args).flatMap(([argument, { secret }]) => (secret ? [`${name} ${argument}`] : [])),
    );
    expect(secrets.length).toBeGreaterThan(0);
    const taken = tools.flatMap(({ name, inputSchema }) =>
      Object.keys(inputSchema.properties ?? {}).map((argument) => `${name} ${argument}`),
    );
    expect(taken.filter((one) => secrets.includes(one))).toEqual([]);
    for (const argument of ['temporary_password', 'sendEmail', 'hide_password']) {
      const users = ['okta-expire-password', 'okta-reset-password', 'okta-reactivate-user'];
      expect(taken).not.toEqual(expect.arrayContaining(users.map((name) => `${name} ${argument}`)));
    }
  });

  it('add no argument that hides one of a command', () => {
    const own = ALL_COMMANDS.flatMap(({ args }) => Object.keys(args));
    expect(own.filter((name) => ['cursor', 'save_to_file'].includes(name))).toEqual([]);
  });

  it('describe every argument and every output in the full form', async () => {
    const { client } = await openMcp({ options: { ...EVERYTHING, schema: 'full' } });
    for (const { name, inputSchema, outputSchema } of (await client.listTools()).tools) {
      const properties = Object.entries(inputSchema.properties ?? {}).filter(([argument]) => argument !== 'limit');
      const described = properties.every(([, property]) => isPlainObject(property) && Boolean(property.description));
      expect(described, name).toBe(true);
      const outputs = Object.values(outputSchema?.properties ?? {});
      expect(outputs.every((output) => isPlainObject(output) && Boolean(output.description))).toBe(true);
    }
  });
});

describe('the sets of tools', () => {
  it('hold every command, or it is said why a command is no tool', () => {
    const known = new Set<string>([...Object.values(TOOLSETS).flat(), ...Object.keys(NEVER_TOOLS)]);
    const listed = ALL_COMMANDS.filter(({ hidden }) => !hidden).map(({ name }) => name);
    expect(listed.filter((name) => !known.has(name))).toEqual([]);
  });

  it('leave out what is excluded, and refuse names that they do not know', async () => {
    const { client } = await openMcp({ options: { toolsets: ['zones'], excludedTools: ['okta-get-zone'] } });
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['okta-list-zones']);
    await expect(openMcp({ options: { tools: ['okta-get-usr'] } })).rejects.toThrow('Did you mean okta-get-user?');
    await expect(openMcp({ options: { tools: ['okta-api-request'] } })).rejects.toThrow('never a tool');
  });
});
