import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../src/build/all-commands.ts';
import { REGISTRY } from '../src/commands/index.ts';
import { parseLine } from '../src/war-room-language/line.ts';

/**
 * What the documentation of the original integration says of each command; extracted once, with what it garbles put
 * right. `cut`: the documentation lost the end of the text. `default` and `predefined` are kept apart from the
 * descriptions.
 */
interface Catalog {
  readonly commands: readonly {
    readonly name: string;
    readonly description: string;
    readonly arguments: readonly DocumentedArgument[];
    readonly outputs: readonly {
      readonly path: string;
      readonly type: string;
      readonly description: string;
      readonly cut?: true;
    }[];
    readonly examples: readonly string[];
  }[];
  readonly harmful: readonly string[];
  readonly unnamed: Readonly<Record<string, string>>;
  readonly lists: readonly string[];
  readonly policies: Readonly<Record<string, readonly string[]>>;
  /** Arguments that we have beyond the documentation. */
  readonly beyond: Readonly<Record<string, readonly string[]>>;
  /** Context paths that we have beyond it, with their types. */
  readonly beyondOutputs: Readonly<Record<string, readonly string[]>>;
  /** Arguments of which there is another way to give them now: `command.argument`. */
  readonly noLongerRequired: readonly string[];
  /** Commands and arguments that do more than the documentation says. */
  readonly redescribed: readonly string[];
  /** Values that we take beyond the documented ones, by command and argument. */
  readonly beyondPredefined: Readonly<Record<string, readonly string[]>>;
}

interface DocumentedArgument {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
  readonly predefined?: readonly string[];
  readonly default?: string;
  readonly cut?: true;
}

const catalog = JSON.parse(
  readFileSync(new URL('./fixtures/reference-catalog.json', import.meta.url), 'utf8'),
) as Catalog;
const originals = new Set(catalog.commands.map(({ name }) => name));
const shown = ALL_COMMANDS.filter(({ hidden }) => !hidden);

describe('the list of commands', () => {
  it('has each command under its own name', () => {
    expect(ALL_COMMANDS.map(({ name }) => name)).toEqual(REGISTRY.names);
  });

  it('finds a command by its whole name or its short one, and suggests the nearest', async () => {
    expect((await REGISTRY.load('get-user')).name).toBe('okta-get-user');
    expect(await REGISTRY.find('module')).toBeUndefined();
    await expect(REGISTRY.load('okta-get-usr')).rejects.toThrow('Did you mean okta-get-user?');
  });
});

describe('the commands of the original', () => {
  it('are all there, in its order, and test-module behind the Test button', () => {
    expect(shown.map(({ name }) => name).filter((name) => originals.has(name))).toEqual([...originals]);
    expect(originals.size).toBe(34);
    expect(ALL_COMMANDS.filter(({ hidden }) => hidden).map(({ name }) => name)).toEqual(['test-module']);
  });

  describe.each(catalog.commands)('$name', ({ name, ...documented }) => {
    const command = ALL_COMMANDS.find((candidate) => candidate.name === name);
    const isChange = command !== undefined && command.effect !== 'read';
    const beyond = [...(catalog.beyond[name] ?? []), ...(isChange ? ['dry_run'] : [])];

    it('is described as documented', () => {
      if (catalog.redescribed.includes(name)) expect(command?.description).not.toBe(documented.description);
      else expect(command?.description).toBe(documented.description);
    });

    it('has the documented arguments, and no other ones but those we add', () => {
      const names = documented.arguments.map((argument) => argument.name);
      expect(Object.keys(command?.args ?? {}).sort()).toEqual([...names, ...beyond].sort());
    });

    it.each(documented.arguments)('takes $name as documented', (argument) => {
      const spec = command?.args[argument.name];
      expect(spec).toBeDefined();
      const place = `${name}.${argument.name}`;
      expect(spec?.required).toBe(argument.required && !catalog.noLongerRequired.includes(place));
      expect(spec?.default).toBe(argument.default);
      const added = catalog.beyondPredefined[place] ?? [];
      expect(spec?.predefined?.filter((value) => !added.includes(value))).toEqual(argument.predefined);
      expect(spec?.predefined ?? []).toEqual(expect.arrayContaining([...added]));
      expect(spec?.unnamed).toBe(catalog.unnamed[name] === argument.name);
      expect(spec?.isArray).toBe(catalog.lists.includes(argument.name));
      if (catalog.redescribed.includes(place)) expect(spec?.description).not.toBe(argument.description);
      else expect(textOf(spec?.description, argument)).toBe(argument.description);
    });

    it('fills the documented context paths, in their order, then those we add and the rate limit', () => {
      const outputs = documented.outputs.map(({ path, type, description }) => ({ path, type, description }));
      const ours = (command?.outputs ?? []).map(({ path, type, description }, index) => ({
        path,
        type,
        description: textOf(description, documented.outputs[index]),
      }));
      expect(ours.slice(0, outputs.length)).toEqual(outputs);
      expect(ours.slice(outputs.length).map(({ path, type }) => `${type} ${path}`)).toEqual(
        // It asks nothing of Okta, so it has no rate limit to show.
        name === 'okta-auth-reset'
          ? []
          : [
              ...(catalog.beyondOutputs[name] ?? []),
              ...['limit', 'remaining', 'reset'].map((part) => `Number Okta.Metadata.x-rate-limit-${part}`),
            ],
      );
    });

    it('is marked as the original marks it', () => {
      expect(command?.harmful).toBe(catalog.harmful.includes(name));
      expect(command?.policies).toEqual(catalog.policies[name] ?? []);
    });

    it('gives the documented examples', () => {
      expect(command?.examples).toEqual(expect.arrayContaining([...documented.examples]));
    });
  });

  it('polls every 5 seconds, 10 times at most, by default', () => {
    const command = ALL_COMMANDS.find(({ name }) => name === 'okta-verify-push-factor');
    expect(command?.args.polling_time).toMatchObject({ default: '5', required: false });
    expect(command?.args.max_polling_calls).toMatchObject({ default: '10', required: false });
  });

  it('shows no value of a password argument', () => {
    const secret = shown.flatMap(({ name, args }) =>
      Object.entries(args).flatMap(([argument, spec]) => (spec.secret ? [`${name} ${argument}`] : [])),
    );
    expect(secret).toEqual(
      expect.arrayContaining([
        'okta-set-password password',
        'okta-create-user password',
        'okta-create-user passwordAnswer',
        'okta-update-user password',
        'okta-update-user passwordAnswer',
      ]),
    );
  });
});

describe('every command', () => {
  it.each(shown)('$name is documented: what it does, what it takes, what it gives, and an example', (command) => {
    expect(command.name).toMatch(/^okta-[a-z]+(-[a-z]+)*$/);
    const described = [command, ...Object.values(command.args), ...command.outputs];
    for (const { description } of described) expect(description).toMatch(/\S/);
    expect(command.examples.length).toBeGreaterThan(0);
  });

  it.each(shown.filter(({ undoneBy }) => undoneBy !== undefined))(
    '$name is destructive, and what undoes it is a command',
    ({ effect, undoneBy }) => {
      expect(effect).toBe('destructive');
      expect(shown.map(({ name }) => name)).toContain(undoneBy);
    },
  );

  it.each(shown)('$name has examples that give only arguments that it takes', ({ name, args, examples }) => {
    for (const example of examples) {
      const line = parseLine(example);
      expect(line.command).toBe(name);
      expect(Object.keys(args)).toEqual(expect.arrayContaining(Object.keys(line.args)));
    }
  });

  it.each(shown)('$name keeps what is called a password, an answer or a secret to itself', ({ args }) => {
    const names = Object.keys(args).filter((name) => /^(password|passwordAnswer|.*secret)$/i.test(name));
    for (const name of names) expect(args[name]?.secret, name).toBe(true);
  });
});

/** Our text, as far as the documentation goes. */
function textOf(
  text: string | undefined,
  documented: { description: string; cut?: true } | undefined,
): string | undefined {
  return documented?.cut === true ? text?.slice(0, documented.description.length) : text;
}
