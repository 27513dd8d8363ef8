import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ALL_COMMANDS } from '../../src/build/all-commands.ts';
import { dockerImage, toIntegrationDocument, toYaml } from '../../src/build/integration-yml.ts';
import type { IntegrationDocument } from './integration-document.ts';
import { RULES } from './rules.ts';

/** What the original's documentation lists, and the marks in its yml file. */
interface Catalog {
  readonly commands: readonly {
    readonly name: string;
    readonly arguments: readonly {
      readonly name: string;
      readonly required: boolean;
      readonly default?: string;
      readonly predefined?: readonly string[];
    }[];
    readonly outputs: readonly { readonly path: string; readonly type: string }[];
  }[];
  readonly harmful: readonly string[];
  readonly unnamed: Readonly<Record<string, string>>;
  readonly lists: readonly string[];
  readonly policies: Readonly<Record<string, readonly string[]>>;
  readonly noLongerRequired: readonly string[];
}

const documented = JSON.parse(
  readFileSync(new URL('../fixtures/reference-catalog.json', import.meta.url), 'utf8'),
) as Catalog;

/** Each parameter of the original's form: its name, kind and label, and whether it is required. */
const DOCUMENTED_PARAMETERS = [
  { name: 'url', type: 0, display: 'Okta URL (https://<domain>.okta.com)', required: true },
  { name: 'credentials', type: 9, display: '', displaypassword: 'API Token', required: false },
  { name: 'apitoken', type: 4, display: 'API Token', required: false },
  { name: 'use_oauth', type: 8, display: 'Use OAuth 2.0 Authentication', required: false },
  { name: 'client_id', type: 0, display: 'Client ID', required: false },
  { name: 'private_key', type: 14, display: 'Private Key', required: false },
  { name: 'jwt_algorithm', type: 15, display: 'JWT Signing Algorithm', required: false },
  { name: 'key_id', type: 0, display: 'Key ID', required: false },
  { name: 'insecure', type: 8, display: 'Trust any certificate (not secure)', required: false },
  { name: 'proxy', type: 8, display: 'Use system proxy settings', required: false },
];

/** Ours alone, behind those. All are empty or off by default. */
const ADDED_PARAMETERS = ['protected_users', 'protected_groups', 'protected_ips', 'allow_privilege_changes'];

const FILE = readFileSync(new URL('../../integration.yml', import.meta.url), 'utf8');
const UNIFIED = readFileSync(new URL('../../dist/integration-Okta_v2.yml', import.meta.url), 'utf8');
const parseDocument = (text: string): IntegrationDocument => parse(text, { schema: 'yaml-1.1' }) as IntegrationDocument;

const integration = parseDocument(FILE);

describe('integration.yml', () => {
  it('is what `npm run generate` writes', () => {
    expect(FILE).toBe(toYaml(toIntegrationDocument(ALL_COMMANDS, dockerImage())));
  });

  it('reads the same in YAML 1.1 and 1.2, so that no server takes a text for a boolean', () => {
    expect(parse(FILE)).toEqual(parse(FILE, { schema: 'yaml-1.1' }));
  });

  it.each([...RULES])('$code: $says', (rule) => {
    expect(rule.complaints(integration)).toEqual([]);
    expect(rule.complaints(parseDocument(UNIFIED))).toEqual([]);
    const spoilt = structuredClone(integration);
    rule.spoil(spoilt);
    expect(rule.complaints(spoilt)).not.toEqual([]);
  });

  it('lists every command that is not hidden, in the order of the registry', () => {
    const listed = integration.script.commands.map(({ name }) => name);
    expect(listed).toEqual(ALL_COMMANDS.filter(({ hidden }) => !hidden).map(({ name }) => name));
  });
});

describe('an instance and a playbook made for the original', () => {
  const commandOf = (name: string) => integration.script.commands.find((command) => command.name === name);
  const argumentOf = (command: string, name: string) =>
    commandOf(command)?.arguments.find((item) => item.name === name);

  it('find each parameter under its name, with its kind and its label (BC117)', () => {
    const ours = integration.configuration.map(({ name, type, display, required, displaypassword }) => ({
      name,
      type,
      display,
      required,
      ...(displaypassword !== undefined && { displaypassword }),
    }));
    expect(ours.slice(0, DOCUMENTED_PARAMETERS.length)).toEqual(DOCUMENTED_PARAMETERS);
  });

  it('need none of the parameters that are ours alone', () => {
    const added = integration.configuration.slice(DOCUMENTED_PARAMETERS.length);
    expect(added.map(({ name }) => name)).toEqual(ADDED_PARAMETERS);
    expect(added.every(({ required, defaultvalue }) => required === false && defaultvalue === undefined)).toBe(true);
  });

  it('find the values of the signing algorithm, with the default', () => {
    const algorithm = integration.configuration.find(({ name }) => name === 'jwt_algorithm');
    expect(algorithm).toMatchObject({
      defaultvalue: 'RS256',
      options: ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'],
    });
  });

  it('find every command of the original under its name (BC104)', () => {
    const names = integration.script.commands.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(documented.commands.map(({ name }) => name)));
  });

  describe.each(documented.commands)('of $name', ({ name, arguments: args, outputs }) => {
    it('find its arguments, their defaults and their values (BC103)', () => {
      for (const arg of args) {
        const ours = argumentOf(name, arg.name);
        expect(ours, arg.name).toBeDefined();
        const mayBeAbsent = documented.noLongerRequired.includes(`${name}.${arg.name}`);
        expect(ours?.required ?? false, arg.name).toBe(arg.required && !mayBeAbsent);
        expect(ours?.defaultValue, arg.name).toBe(arg.default);
        expect(ours?.predefined ?? [], arg.name).toEqual(expect.arrayContaining([...(arg.predefined ?? [])]));
        expect(ours?.isArray ?? false, arg.name).toBe(documented.lists.includes(arg.name));
      }
    });

    it('need no argument that they did not need before (BC110)', () => {
      const known = new Set(args.map((arg) => arg.name));
      const added = commandOf(name)?.arguments.filter((item) => !known.has(item.name)) ?? [];
      expect(added.filter((item) => item.required && item.defaultValue === undefined)).toEqual([]);
    });

    it('find each context path with its type (BC102)', () => {
      const ours = (commandOf(name)?.outputs ?? []).map(({ contextPath, type }) => ({ path: contextPath, type }));
      expect(ours).toEqual(expect.arrayContaining(outputs.map(({ path, type }) => ({ path, type }))));
    });

    it('find the same marks: harmful, unnamed argument, compliant policies', () => {
      expect(commandOf(name)?.execution ?? false).toBe(documented.harmful.includes(name));
      expect(commandOf(name)?.arguments.find((item) => item.default)?.name).toBe(documented.unnamed[name]);
      expect(commandOf(name)?.compliantpolicies).toEqual(documented.policies[name]);
    });
  });
});
