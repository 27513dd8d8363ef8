import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  arg,
  type BuiltInCommand,
  type CommandTypes,
  createIntegration,
  defineCommand,
  type ErrorCode,
  type Integration,
  IntegrationError,
  InternalError,
  textBlock,
} from '../src/index.ts';
import { openOrg } from './support/open-org.ts';

/** What a program may write for the arguments of a built-in command. */
type Arguments<Name extends keyof CommandTypes<BuiltInCommand>> = CommandTypes<BuiltInCommand>[Name]['args'];

const greet = defineCommand({
  name: 'acme-greet',
  description: 'Greets somebody.',
  effect: 'read',
  scopes: [],
  args: {
    name: arg.string('Who is greeted.', { required: true }),
    words: arg.choice('How.', ['hello', 'good day'], { default: 'hello' }),
    times: arg.integer('How often.'),
  },
  outputs: [{ path: 'Acme.Greeting.Text', type: 'String', description: 'What was said.' }],
  examples: ['!acme-greet name=Ann'],
  async run({ name, words, times = 1 }) {
    if (times === 0) throw new RangeError('Nothing to say.');
    const text = `${words} ${name}`;
    return { blocks: [textBlock(text)], context: { 'Acme.Greeting': { Text: text } } };
  },
});

async function openGreeter() {
  const { simulator, clock } = await openOrg({ rateLimits: {} });
  const params = { url: simulator.url, credentials: { password: simulator.token } };
  return createIntegration({ params, clock, commands: [greet] });
}

describe('the types of commands', () => {
  it('are inferred for arguments from the definition of a built-in command', () => {
    expectTypeOf<Arguments<'okta-get-user'>>().toEqualTypeOf<{
      readonly username?: string | undefined;
      readonly userId?: string | undefined;
      readonly userEmail?: string | undefined;
      readonly verbose?: boolean | 'true' | 'false' | undefined;
    }>();
    expectTypeOf<Arguments<'okta-unlock-user'>>().toHaveProperty('username').toEqualTypeOf<string>();
    expectTypeOf<Arguments<'okta-suspend-device'>['deviceId']>().toEqualTypeOf<string | readonly string[]>();
    expectTypeOf<Arguments<'okta-unlock-user'>>().toHaveProperty('dry_run');
    expectTypeOf<Arguments<'okta-get-user'>>().not.toHaveProperty('dry_run');
  });

  it('give the values of the context the types that the definition documents', async () => {
    const okta = await openGreeter();
    const result = await okta.run('okta-get-user', { username: 'jane.doe@acme.example' });
    if (result.ok !== true) throw new Error(result.message);
    const emails = result.values('Account.Email');
    expectTypeOf(emails).toEqualTypeOf<readonly string[]>();
    expect(emails).toEqual(['jane.doe@acme.example']);
    const left = result.values('Okta.Metadata.x-rate-limit-remaining');
    expectTypeOf(left).toEqualTypeOf<readonly number[]>();
    expect(left).toEqual([expect.any(Number)]);
    // @ts-expect-error: the command documents no such path
    expect(result.values('Account.Shoes')).toEqual([]);
  });

  it('hold for commands of the caller too', async () => {
    const okta = await openGreeter();
    const result = await okta.run('acme-greet', { name: 'Ann', words: 'good day' });
    if (result.ok !== true) throw new Error(result.message);
    const texts = result.values('Acme.Greeting.Text');
    expectTypeOf(texts).toEqualTypeOf<readonly string[]>();
    expect(texts).toEqual(['good day Ann']);
    // @ts-expect-error: the argument `name` is required
    expect(await okta.run('acme-greet')).toMatchObject({ ok: false, error: { code: 'invalid_arguments' } });
    // @ts-expect-error: not one of the words
    expect((await okta.run('acme-greet', { name: 'Ann', words: 'bye' })).ok).toBe(false);
  });

  it('refuse a name that no command has, unless it is known only when the program runs', async () => {
    const okta = await openGreeter();
    // @ts-expect-error: a misspelt name
    const refused = await okta.run('okta-get-usr', { username: 'jane.doe@acme.example' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'unknown_command' } });
    const name: string = 'okta-get-user';
    const result = await okta.run(name, { username: 'jane.doe@acme.example' });
    expect(result.ok && result.values('Account.Email')).toEqual(['jane.doe@acme.example']);
  });

  it('let an integration with commands of its own stand for one without', () => {
    expectTypeOf<Awaited<ReturnType<typeof openGreeter>>>().toExtend<Integration>();
  });
});

describe('the error of a result', () => {
  it('has a code of an exported union', async () => {
    const okta = await openGreeter();
    const result = await okta.run('okta-get-group', { groupName: 'No such group' });
    if (result.ok !== false) throw new Error('It should have failed.');
    expectTypeOf(result.error.code).toEqualTypeOf<ErrorCode>();
    expect(result.error).toBeInstanceOf(IntegrationError);
    expect(result.error.code).toBe('group_not_found');
  });

  it('is an InternalError with the cause where something else was thrown', async () => {
    const okta = await openGreeter();
    const result = await okta.run('acme-greet', { name: 'Ann', times: 0 });
    if (result.ok !== false) throw new Error('It should have failed.');
    expect(result.error).toBeInstanceOf(InternalError);
    expect(result.error).toMatchObject({ code: 'internal', cause: new RangeError('Nothing to say.') });
    expect(result.message).toMatch(/^Failed to execute acme-greet command\. Error: RangeError: Nothing to say\./);
  });
});

describe('an argument that a command does not have', () => {
  it('is refused unless the program wants it to be ignored', async () => {
    const { simulator, clock } = await openOrg();
    const params = { url: simulator.url, credentials: { password: simulator.token } };
    const args = { username: 'jane.doe@acme.example', verbos: true };
    const command: string = 'okta-get-user';
    const refused = await createIntegration({ params, clock }).run(command, args);
    expect(refused.ok === false && refused.message).toContain("Unknown argument 'verbos'. Did you mean 'verbose'?");
    const ignored = await createIntegration({ params, clock, unknownArguments: 'ignore' }).run(command, args);
    expect(ignored.ok).toBe(true);
  });
});
