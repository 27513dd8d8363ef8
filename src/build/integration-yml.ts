import { stringify } from 'yaml';
import { PARAMETERS, type Parameter } from '../config/parameters.ts';
import type { ArgSpec } from '../core/argument.ts';
import type { CommandSpec } from '../core/command.ts';

/** Playbooks, scripts and instances find the integration by this name, letter for letter. */
export const BRAND = 'Okta v2';

export const DESCRIPTION = "Integration with Okta's cloud-based identity management service.";

/**
 * Python 3.12 and Node 24.18, published in October 2026. The name and the tag are those that the publisher of the
 * `demisto` images lists in the repository demisto/dockerfiles-info, demisto/cyberchef/1.0.0.13531018.md.
 */
const DOCKER_IMAGE = 'demisto/cyberchef:1.0.0.13531018';

/** The image that the integration runs in, with its tag. The environment can name another one for the build. */
export const dockerImage = (): string => process.env.OKTA_V2_DOCKER_IMAGE || DOCKER_IMAGE;

/** `integration.yml` as an object. */
export interface IntegrationDocument {
  readonly commonfields: { readonly id: string; readonly version: number };
  readonly name: string;
  readonly script: { readonly script: string; readonly dockerimage: string; readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

/**
 * The integration as Cortex reads it (fields: Cortex's yml format, as demisto-sdk checks it), from the definitions that
 * also run it. It has no script: `buildUnifiedDocument` adds that.
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
    description: DESCRIPTION,
    sectionorder: ['Connect', 'Optimize'],
    configuration: parameters.filter(({ outsideCortexOnly }) => !outsideCortexOnly).map(toParameterItem),
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

/** Cortex's servers read YAML 1.1, in which a bare `yes`, `no` or `on` is a boolean and has to be quoted. */
export function toYaml(document: object): string {
  return stringify(document, { schema: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false });
}
