import { nearest } from '../core/nearest.ts';
import { ConfigurationError } from '../errors.ts';
import { isPlainObject } from '../json-values.ts';
import { PARAMETERS } from './parameters.ts';
import type { StoredInstance } from './sources.ts';

/**
 * The parameters file: several instances by name, JSON.
 *
 * ```json
 * { "default": "prod",
 *   "instances": { "prod": { "url": "https://example.okta.com", "credentials": { "env": "OKTA_PROD_TOKEN" } } } }
 * ```
 *
 * A secret is a reference, `{ "env": NAME }` or `{ "file": PATH }`; written in clear only where somebody chose that.
 */
export interface InstancesFile {
  readonly default?: string;
  readonly instances: Readonly<Record<string, StoredInstance>>;
}

/** Reads what references point to. */
export interface SecretReader {
  readonly environment: (name: string) => string | undefined;
  readonly file: (path: string) => string;
}

/** @throws {ConfigurationError} that names the place and the remedy; it never repeats a value */
export function parseInstancesFile(text: string, path: string): InstancesFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ConfigurationError(`${path} is not valid JSON. Fix it, or recreate it with okta-v2 init.`);
  }
  if (!isPlainObject(value) || !isPlainObject(value.instances)) {
    throw new ConfigurationError(
      `${path} needs a member "instances" with one object per instance; okta-v2 init writes one.`,
    );
  }
  const known = new Set(PARAMETERS.map(({ name }) => name));
  for (const [name, instance] of Object.entries(value.instances)) {
    if (!isPlainObject(instance)) throw new ConfigurationError(`${path}: the instance '${name}' must be an object.`);
    const unknown = Object.keys(instance).filter((member) => !known.has(member));
    if (unknown.length > 0) {
      throw new ConfigurationError(
        `${path}: the instance '${name}' has the unknown parameter '${unknown[0]}'. The parameters are ${[...known].join(', ')}.`,
      );
    }
  }
  const chosen = value.default;
  return {
    instances: value.instances as InstancesFile['instances'],
    ...(typeof chosen === 'string' ? { default: chosen } : {}),
  };
}

/**
 * The instance of this name; without a name the default, or the only one there is.
 *
 * @throws {ConfigurationError} that lists the names
 */
export function chooseInstance(
  file: InstancesFile,
  name: string | undefined,
  path: string,
): { readonly name: string; readonly stored: StoredInstance } {
  const names = Object.keys(file.instances);
  const wanted = name ?? file.default ?? (names.length === 1 ? names[0] : undefined);
  const stored = wanted !== undefined && Object.hasOwn(file.instances, wanted) ? file.instances[wanted] : undefined;
  if (wanted === undefined || stored === undefined) {
    const message =
      wanted === undefined
        ? `${path} names no default instance. It holds: ${names.join(', ') || 'none'}. ${CHOOSE}`
        : unknownInstance(wanted, file, path, ` ${CHOOSE}`);
    throw new ConfigurationError(message);
  }
  return { name: wanted, stored };
}

const CHOOSE = 'Choose one with --instance.';

/** What is said where a file has no instance of a name. */
export function unknownInstance(name: string, { instances }: InstancesFile, path: string, choose = ''): string {
  const names = Object.keys(instances);
  if (names.length === 0) return `There are no instances in ${path}; okta-v2 init sets one up.`;
  const near = nearest(name, names);
  const remedy = near === undefined ? '' : ` Did you mean ${near}?`;
  return `${path} has no instance '${name}'. It holds: ${names.join(', ')}.${choose}${remedy}`;
}

/** Replaces references by what they point to. @throws {ConfigurationError} where nothing is there */
export function resolveReferences(stored: StoredInstance, read: SecretReader): StoredInstance {
  return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, resolve(name, value, read)]));
}

/** Whether an instance holds a secret in clear, so that its file must be readable by its owner alone. */
export function hasClearSecret(stored: StoredInstance): boolean {
  return PARAMETERS.some(({ name, secret }) => secret && holdsText(stored[name]));
}

/** Whether there is a text in it, however deep, that is no reference. */
function holdsText(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsText);
  if (!isPlainObject(value)) return typeof value === 'string' && value !== '';
  return Object.entries(value).some(([name, member]) => !REFERENCE_MEMBERS.includes(name) && holdsText(member));
}

/** Fields beside a secret that are not secret: where it is, and the user name of Cortex's credentials. */
const REFERENCE_MEMBERS: readonly string[] = ['env', 'file', 'identifier'];

function resolve(name: string, value: unknown, read: SecretReader): unknown {
  if (!isPlainObject(value)) return value;
  const { env, file } = value;
  if (typeof env === 'string') {
    const found = read.environment(env);
    if (found === undefined || found === '') {
      throw new ConfigurationError(
        `The parameter '${name}' is read from the environment variable ${env}, which is not set.`,
      );
    }
    return found;
  }
  if (typeof file === 'string') return read.file(file).trim();
  return value;
}
