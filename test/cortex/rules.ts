import type { Argument, Command, IntegrationDocument, Parameter } from './integration-document.ts';

/** A rule of Cortex's own check of integrations (demisto-sdk validate), as far as it applies to this one. */
export interface Rule {
  /** The code that the check names it by, where it has one. */
  readonly code: string;
  readonly says: string;
  /** What is wrong; nothing if the rule is kept. */
  complaints(document: IntegrationDocument): readonly string[];
  /** Breaks the rule: proof that the check sees it. */
  spoil(document: IntegrationDocument): void;
}

const ROOT_KEYS =
  'commonfields name display category description configuration script image detaileddescription sectionorder provider fromversion toversion marketplaces tests';
const PARAMETER_KEYS =
  'name type display displaypassword hiddenusername hiddenpassword section advanced required defaultvalue options additionalinfo hidden fromlicense supportedModules';
const SCRIPT_KEYS = 'script type subtype dockerimage commands';
const COMMAND_KEYS =
  'name description arguments outputs execution deprecated hidden polling timeout prettyname compliantpolicies';
const ARGUMENT_KEYS = 'name description required default defaultValue auto predefined isArray secret deprecated hidden';
const OUTPUT_KEYS = 'contextPath type description';

function foreignKeys(item: object, known: string): string[] {
  return Object.keys(item).filter((key) => !known.split(' ').includes(key));
}

const nullable = new Set(['defaultvalue', 'defaultValue', 'additionalinfo', 'detaileddescription', 'image', 'display']);

function nullKeys(value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === null && !nullable.has(key) ? [`${path}${key}`] : nullKeys(inner, `${path}${key}.`),
  );
}

function doubles(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

const argumentsOf = (document: IntegrationDocument): Argument[] =>
  document.script.commands.flatMap((command) => command.arguments);
const outputsOf = (document: IntegrationDocument) =>
  document.script.commands.flatMap((command) => command.outputs ?? []);

/** Everything that a person reads as a sentence. */
function descriptionsOf(document: IntegrationDocument): string[] {
  const { commands } = document.script;
  const items = [document, ...commands, ...argumentsOf(document), ...outputsOf(document)];
  return items.map(({ description }) => description);
}

function endsAsSentence(text: string): boolean {
  const plain = text.trim().replace(/^(['"])(.*)\1$/, '$2');
  return /(?:[.!?]|\.\)|\.'|\."|\n[}\]])$/.test(plain) || /https?:\/\/\S+$/.test(plain);
}

function parameter(document: IntegrationDocument, name: string): Parameter {
  const found = document.configuration.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no parameter ${name}.`);
  return found;
}

function command(document: IntegrationDocument, name = 'okta-get-user'): Command {
  const found = document.script.commands.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no command ${name}.`);
  return found;
}

function argument(document: IntegrationDocument): Argument {
  const [found] = command(document).arguments;
  if (found === undefined) throw new Error('The command has no argument.');
  return found;
}

const unless = (good: boolean, complaint: string): string[] => (good ? [] : [complaint]);
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');

const DISPLAYS: Readonly<Record<string, string>> = {
  insecure: 'Trust any certificate (not secure)',
  proxy: 'Use system proxy settings',
};

export const RULES: readonly Rule[] = [
  {
    code: 'ST110',
    says: 'has no key that Cortex does not know',
    complaints: (document) => [
      ...foreignKeys(document, ROOT_KEYS),
      ...document.configuration.flatMap((item) => foreignKeys(item, PARAMETER_KEYS)),
      ...foreignKeys(document.script, SCRIPT_KEYS),
      ...document.script.commands.flatMap((item) => foreignKeys(item, COMMAND_KEYS)),
      ...argumentsOf(document).flatMap((item) => foreignKeys(item, ARGUMENT_KEYS)),
      ...outputsOf(document).flatMap((item) => foreignKeys(item, OUTPUT_KEYS)),
    ],
    spoil: (document) => Object.assign(argument(document), { kind: 'string' }),
  },
  {
    code: 'ST110',
    says: 'has no key that is null',
    complaints: (document) => nullKeys(document),
    spoil: (document) => Object.assign(command(document), { outputs: null }),
  },
  {
    code: 'ST111',
    says: 'puts each parameter into a section, and names the sections in order',
    complaints: ({ configuration, sectionorder }) =>
      configuration.filter(({ section }) => !sectionorder.includes(section ?? '')).map(({ name }) => name),
    spoil: (document) => Object.assign(parameter(document, 'url'), { section: 'Collect' }),
  },
  {
    code: 'BA100',
    says: 'has version -1',
    complaints: ({ commonfields }) => unless(commonfields.version === -1, 'version'),
    spoil: ({ commonfields }) => Object.assign(commonfields, { version: 1 }),
  },
  {
    code: 'BA101',
    says: 'has one text as id and name, that of the brand',
    complaints: ({ commonfields, name }) => unless(commonfields.id === name && name === 'Okta v2', name),
    spoil: (document) => Object.assign(document, { name: 'Okta v3' }),
  },
  {
    code: 'BA103',
    says: 'has tests as a list that is not empty',
    complaints: ({ tests }) => unless(isTextList(tests) && tests.length > 0, 'tests'),
    spoil: (document) => Object.assign(document, { tests: 'No tests' }),
  },
  {
    code: 'BA104',
    says: 'closes every marketplace tag',
    complaints: (document) =>
      descriptionsOf(document).filter((text) => text.split(/<~/).length !== text.split(/<\/~/).length),
    spoil: (document) => Object.assign(argument(document), { description: '<~xsoar>Text.' }),
  },
  {
    code: 'BA105',
    says: 'has no slash in its id',
    complaints: ({ commonfields }) => unless(!commonfields.id.includes('/'), commonfields.id),
    spoil: ({ commonfields }) => Object.assign(commonfields, { id: 'Okta/v2' }),
  },
  {
    code: 'BA106',
    says: 'runs from server 5.0.0 on, as the reference does',
    complaints: ({ fromversion }) => unless(fromversion === '5.0.0', fromversion),
    spoil: (document) => Object.assign(document, { fromversion: '4.5.0' }),
  },
  {
    code: 'BA110',
    says: 'does not call itself an integration',
    complaints: ({ name, display }) => [name, display].filter((text) => /integration/i.test(text)),
    spoil: (document) => Object.assign(document, { display: 'Okta integration' }),
  },
  {
    code: 'BA111',
    says: 'does not name a support level in its display name',
    complaints: ({ display }) => unless(!/partner|community/i.test(display), display),
    spoil: (document) => Object.assign(document, { display: 'Okta (Community)' }),
  },
  {
    code: 'BA112',
    says: "names compliant policies as Cortex's list has them",
    complaints: ({ script }) =>
      script.commands
        .flatMap(({ compliantpolicies = [] }) => compliantpolicies)
        .filter((policy) => !/^User (?:Hard|Soft) Remediation$/.test(policy)),
    spoil: (document) => Object.assign(command(document), { compliantpolicies: ['Any'] }),
  },
  {
    code: 'BA113',
    says: 'has no blanks at the end of id and name',
    complaints: ({ commonfields, name }) => [commonfields.id, name].filter((text) => text !== text.trim()),
    spoil: (document) => Object.assign(document, { name: 'Okta v2 ' }),
  },
  {
    code: 'BA125',
    says: 'never speaks of Cortex’s inner commands in a text for people',
    complaints: (document) =>
      [...descriptionsOf(document), String(document.detaileddescription ?? '')].filter((text) =>
        /test-module|test module|long-running-execution/i.test(text),
      ),
    spoil: (document) => Object.assign(document, { description: 'Runs test-module.' }),
  },
  {
    code: 'BA128',
    says: 'begins no command name with a digit',
    complaints: ({ script }) => script.commands.map(({ name }) => name).filter((name) => /^\d/.test(name)),
    spoil: (document) => Object.assign(command(document), { name: '2-get-user' }),
  },
  {
    code: 'DO100',
    says: 'names an image with a tag that is not latest',
    complaints: ({ script }) => unless(!script.dockerimage.endsWith(':latest'), script.dockerimage),
    spoil: ({ script }) => Object.assign(script, { dockerimage: 'demisto/cyberchef:latest' }),
  },
  {
    code: 'DO101',
    says: "takes the image from Cortex's own repository",
    complaints: ({ script }) => unless(/^demisto(?:extended)?\//.test(script.dockerimage), script.dockerimage),
    spoil: ({ script }) => Object.assign(script, { dockerimage: 'library/node:24.1.0.1' }),
  },
  {
    code: 'DO104',
    says: 'has an image with a tag of four numbers',
    complaints: ({ script }) =>
      unless(/^[\w-]+\/[\w-]+:\d+\.\d+\.\d+\.\d+$/.test(script.dockerimage), script.dockerimage),
    spoil: ({ script }) => Object.assign(script, { dockerimage: 'demisto/cyberchef' }),
  },
  {
    code: 'DS108',
    says: 'ends each description as a sentence',
    complaints: (document) => descriptionsOf(document).filter((text) => !endsAsSentence(text)),
    spoil: (document) => Object.assign(argument(document), { description: 'Okta username' }),
  },
  {
    code: 'IN100',
    says: "words insecure and proxy as Cortex's forms do, as check boxes that are off",
    complaints: (document) =>
      Object.entries(DISPLAYS).flatMap(([name, display]) => {
        const item = parameter(document, name);
        const isOff = [undefined, false, 'false'].includes(item.defaultvalue as string | undefined);
        return unless(item.type === 8 && !item.required && isOff && item.display === display, name);
      }),
    spoil: (document) => Object.assign(parameter(document, 'proxy'), { display: 'Use a proxy' }),
  },
  {
    code: 'IN102',
    says: 'requires no check box',
    complaints: ({ configuration }) =>
      configuration.filter(({ type, required }) => type === 8 && required === true).map(({ name }) => name),
    spoil: (document) => Object.assign(parameter(document, 'use_oauth'), { required: true }),
  },
  {
    code: 'IN104',
    says: 'is in the category of identity management',
    complaints: ({ category }) => unless(category === 'Authentication & Identity Management', category),
    spoil: (document) => Object.assign(document, { category: 'Identity' }),
  },
  {
    code: 'IN108',
    says: 'is Python 3',
    complaints: ({ script }) => unless(script.type === 'python' && script.subtype === 'python3', script.subtype),
    spoil: ({ script }) => Object.assign(script, { subtype: 'node' }),
  },
  {
    code: 'IN113',
    says: 'has no argument twice in a command',
    complaints: ({ script }) => script.commands.flatMap((item) => doubles(item.arguments.map(({ name }) => name))),
    spoil: (document) => command(document).arguments.push({ ...argument(document) }),
  },
  {
    code: 'IN114',
    says: 'has no parameter twice',
    complaints: ({ configuration }) => doubles(configuration.map(({ name }) => name)),
    spoil: (document) => document.configuration.push({ ...parameter(document, 'url') }),
  },
  {
    code: 'IN115',
    says: 'gives each output a context path',
    complaints: (document) =>
      outputsOf(document).flatMap((item) => unless(Boolean(item.contextPath), item.description)),
    spoil: (document) => command(document).outputs?.push({ contextPath: '', type: 'String', description: 'Text.' }),
  },
  {
    code: 'IN117',
    says: 'shows a label for each parameter',
    complaints: ({ configuration }) =>
      configuration.filter((item) => !item.display && !item.hidden && !item.displaypassword).map(({ name }) => name),
    spoil: (document) => Object.assign(parameter(document, 'url'), { display: '' }),
  },
  {
    code: 'IN123',
    says: 'writes the version in its display name with a lower-case v',
    complaints: ({ display }) => unless(/ v\d+$/.test(display), display),
    spoil: (document) => Object.assign(document, { display: 'Okta V2' }),
  },
  {
    code: 'IN124',
    says: 'hides a parameter only where another one took its place',
    complaints: ({ configuration }) => {
      const labels = configuration.filter(({ type }) => type === 9).map((item) => item.displaypassword);
      const hidden = configuration.filter((item) => item.hidden);
      return hidden
        .filter((item) => ![0, 4, 12, 14].includes(item.type) || !labels.includes(item.display))
        .map(({ name }) => name);
    },
    spoil: (document) => Object.assign(parameter(document, 'key_id'), { hidden: true }),
  },
  {
    code: 'IN130',
    says: 'has commands',
    complaints: ({ script }) => unless(script.commands.length > 0, 'commands'),
    spoil: ({ script }) => Object.assign(script, { commands: [] }),
  },
  {
    code: 'IN134',
    says: 'lets at most one argument of a command go without its name',
    complaints: ({ script }) =>
      script.commands
        .filter((item) => item.arguments.filter((each) => each.default).length > 1)
        .map(({ name }) => name),
    spoil: (document) => {
      for (const item of command(document).arguments) item.default = true;
    },
  },
  {
    code: 'IN135',
    says: 'begins labels with a capital and keeps underscores out of them',
    complaints: ({ configuration }) =>
      configuration
        .map((item) => item.display || item.displaypassword || '')
        .filter((label) => !/^[A-Z][^_]*$/.test(label)),
    spoil: (document) => Object.assign(parameter(document, 'key_id'), { display: 'key_id' }),
  },
  {
    code: 'IN139',
    says: 'names no command or argument after incidents',
    complaints: (document) =>
      [...document.script.commands, ...argumentsOf(document)]
        .map(({ name }) => name)
        .filter((name) => /incident/i.test(name)),
    spoil: (document) => Object.assign(argument(document), { name: 'incidentId' }),
  },
  {
    code: 'IN145',
    says: 'shows no parameter of the old encrypted kind',
    complaints: ({ configuration }) =>
      configuration.filter((item) => item.type === 4 && !item.hidden).map(({ name }) => name),
    spoil: (document) => Object.assign(parameter(document, 'apitoken'), { hidden: false }),
  },
  {
    code: 'IN149',
    says: 'describes each output',
    complaints: (document) =>
      outputsOf(document)
        .filter((item) => !item.description)
        .map((item) => item.contextPath),
    spoil: (document) => command(document).outputs?.push({ contextPath: 'A.B', type: 'String', description: '' }),
  },
  {
    code: 'IN151',
    says: 'gives each command a list of arguments',
    complaints: ({ script }) =>
      script.commands.filter((item) => !Array.isArray(item.arguments)).map(({ name }) => name),
    spoil: (document) => Object.assign(command(document, 'okta-auth-reset'), { arguments: {} }),
  },
  {
    code: 'IN152',
    says: 'gives check boxes a default of true or false in text, or none',
    complaints: ({ configuration }) =>
      configuration
        .filter(
          ({ type, defaultvalue }) => type === 8 && ![undefined, 'true', 'false'].includes(defaultvalue as string),
        )
        .map(({ name }) => name),
    spoil: (document) => Object.assign(parameter(document, 'use_oauth'), { defaultvalue: 'yes' }),
  },
  {
    code: 'IN153',
    says: 'suggests no address without encryption',
    complaints: (document) => unless(!String(parameter(document, 'url').defaultvalue ?? '').startsWith('http:'), 'url'),
    spoil: (document) => Object.assign(parameter(document, 'url'), { defaultvalue: 'http://okta.example' }),
  },
  {
    code: 'IN156',
    says: 'hides with true or false, not with words',
    complaints: ({ configuration }) =>
      configuration.filter(({ hidden }) => hidden !== undefined && typeof hidden !== 'boolean').map(({ name }) => name),
    spoil: (document) => Object.assign(parameter(document, 'apitoken'), { hidden: 'yes' }),
  },
  {
    code: 'IN169',
    says: 'names a provider if it is for the platform marketplace',
    complaints: ({ marketplaces, provider }) =>
      unless(!marketplaces.includes('platform') || Boolean(provider), 'provider'),
    spoil: ({ marketplaces }) => marketplaces.push('platform'),
  },
  {
    code: '§1.4',
    says: 'gives each predefined argument its list, and a default out of that list (several for a list)',
    complaints: (document) =>
      argumentsOf(document)
        .filter(({ auto, predefined, defaultValue, isArray }) => {
          if (auto === undefined && predefined === undefined) return false;
          const values = predefined ?? [];
          const defaults = isArray === true ? String(defaultValue).split(',') : [String(defaultValue)];
          return (
            auto !== 'PREDEFINED' ||
            !isTextList(values) ||
            values.length === 0 ||
            (defaultValue !== undefined && !defaults.every((value) => values.includes(value)))
          );
        })
        .map(({ name }) => name),
    spoil: (document) => Object.assign(argument(document), { auto: 'PREDEFINED' }),
  },
  {
    code: '§1.4',
    says: 'gives outputs the types that Cortex has',
    complaints: (document) =>
      outputsOf(document)
        .map(({ type }) => type)
        .filter((type) => !['Unknown', 'String', 'Number', 'Date', 'Boolean'].includes(type)),
    spoil: (document) => command(document).outputs?.push({ contextPath: 'A.B', type: 'Text', description: 'Text.' }),
  },
];
