import { stringify } from 'yaml';
import { PARAMETERS, type Parameter } from '../config/parameters.ts';
import type { ArgSpec } from '../core/argument.ts';
import type { CommandSpec } from '../core/command.ts';

/** The brand: playbooks, scripts and instances find the integration by it, letter for letter. */
export const BRAND = 'Okta v2';

/**
 * Python 3.12 and Node 24.18, published in October 2026. The name and the tag are those that the publisher of the
 * `demisto` images lists in the repository demisto/dockerfiles-info, demisto/cyberchef/1.0.0.13531018.md.
 */
const DOCKER_IMAGE = 'demisto/cyberchef:1.0.0.13531018';

/** The image that the integration runs in, with its tag: `OKTA_V2_DOCKER_IMAGE`, if the build is given one. */
export const dockerImage = (): string => process.env.OKTA_V2_DOCKER_IMAGE || DOCKER_IMAGE;

/** `integration.yml` as an object; what a command or a parameter is missing, its item does not have either. */
export interface IntegrationDocument {
  readonly commonfields: { readonly id: string; readonly version: number };
  readonly name: string;
  readonly script: { readonly script: string; readonly dockerimage: string; readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

/**
 * The integration as Cortex reads it, from the definitions that also run it (fields: Cortex's yml format, as
 * demisto-sdk checks it). The script stands beside the file, not in it; `toUnifiedDocument` puts it there.
 */
export function toIntegrationDocument(
  commands: readonly CommandSpec[],
  image: string,
  parameters: readonly Parameter[] = PARAMETERS,
): IntegrationDocument {
  return {
    category: 'Authentication & Identity Management',
    commonfields: { id: BRAND, version: -1 },
    name: BRAND,
    display: BRAND,
    description: "Integration with Okta's cloud-based identity management service.",
    sectionorder: ['Connect', 'Optimize'],
    configuration: parameters.map(toParameterItem),
    script: {
      type: 'python',
      subtype: 'python3',
      script: '-',
      dockerimage: image,
      commands: commands.filter(({ hidden }) => !hidden).map(toCommandItem),
    },
    fromversion: '5.0.0',
    marketplaces: ['xsoar', 'marketplacev2'],
    tests: ['No tests'],
  };
}

function toParameterItem(parameter: Parameter) {
  const { name, display, displayPassword, help, cortexType, required } = parameter;
  return {
    name,
    display,
    ...(displayPassword !== undefined && { displaypassword: displayPassword, hiddenusername: true }),
    type: cortexType,
    required,
    section: parameter.section ?? 'Connect',
    ...(parameter.advanced && { advanced: true }),
    ...(parameter.hidden && { hidden: true }),
    ...(parameter.default !== undefined && { defaultvalue: parameter.default }),
    ...(parameter.options && { options: [...parameter.options] }),
    ...(help !== undefined && { additionalinfo: help }),
  };
}

function toCommandItem(command: CommandSpec) {
  return {
    name: command.name,
    description: command.description,
    ...(command.harmful && { execution: true }),
    ...(command.policies.length > 0 && { compliantpolicies: [...command.policies] }),
    arguments: Object.entries(command.args).map(([name, spec]) => toArgumentItem(name, spec)),
    ...(command.outputs.length > 0 && {
      outputs: command.outputs.map(({ path, type, description }) => ({ contextPath: path, type, description })),
    }),
  };
}

function toArgumentItem(name: string, spec: ArgSpec) {
  return {
    name,
    description: spec.description,
    ...(spec.required && { required: true }),
    ...(spec.unnamed && { default: true }),
    ...(spec.predefined && { auto: 'PREDEFINED', predefined: [...spec.predefined] }),
    ...(spec.default !== undefined && { defaultValue: spec.default }),
    ...(spec.isArray && { isArray: true }),
    ...(spec.secret && { secret: true }),
  };
}

/** YAML 1.1, which Cortex's servers read: there a bare `yes`, `no` or `on` would be a boolean. */
export function toYaml(document: object): string {
  return stringify(document, { schema: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false });
}
