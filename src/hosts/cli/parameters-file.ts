import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  chooseInstance,
  hasClearSecret,
  type InstancesFile,
  parseInstancesFile,
  resolveReferences,
} from '../../config/instances.ts';
import type { StoredInstance } from '../../config/sources.ts';
import { ConfigurationError } from '../../errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the parameters file stands unless `--config` says otherwise (XDG Base Directory Specification). */
export function defaultConfigPath(env: Environment): string {
  return join(env.XDG_CONFIG_HOME || join(env.HOME || homedir(), '.config'), 'okta-v2', 'config.json');
}

export interface LoadedInstance {
  readonly name: string;
  readonly params: StoredInstance;
  /** Whether it was asked for by name. */
  readonly named: boolean;
}

/**
 * The chosen instance, its references resolved; undefined where there is no file and none was asked for.
 *
 * @throws {ConfigurationError} for a file that is missing, wrong, or open to others while it holds a secret in clear
 */
export function loadInstance(
  path: string | undefined,
  name: string | undefined,
  env: Environment,
): LoadedInstance | undefined {
  const file = path ?? defaultConfigPath(env);
  const text = readText(file);
  if (text === undefined) {
    if (path === undefined && name === undefined) return undefined;
    throw new ConfigurationError(`There is no parameters file ${file}. Write one with okta-v2 init.`);
  }
  const parsed = parseInstancesFile(text, file);
  const chosen = chooseInstance(parsed, name, file);
  if (Object.values(parsed.instances).some(hasClearSecret)) refuseIfOpenToOthers(file);
  const params = resolveReferences(chosen.stored, {
    environment: (variable) => env[variable],
    file: (secretPath) => {
      const secret = readText(secretPath);
      if (secret === undefined)
        throw new ConfigurationError(`The file ${secretPath}, which ${file} refers to, is missing.`);
      refuseIfOpenToOthers(secretPath);
      return secret;
    },
  });
  return { name: chosen.name, params, named: name !== undefined };
}

/** All instances of a file; none where there is no file. @throws {ConfigurationError} for a file that is wrong */
export function readInstances(path: string): InstancesFile {
  const text = readText(path);
  return text === undefined ? { instances: {} } : parseInstancesFile(text, path);
}

/** Writes the file anew, for its owner's eyes alone. @throws {ConfigurationError} where that cannot be done */
export function writeInstances(path: string, file: InstancesFile): void {
  writePrivate(path, `${JSON.stringify(file, null, 2)}\n`);
}

/** A file that holds one secret and nothing else. @throws {ConfigurationError} where it cannot be written */
export function writeSecretFile(path: string, secret: string): void {
  writePrivate(path, `${secret}\n`);
}

function writePrivate(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Renamed when it is complete: nobody reads half a file, and an older one's permissions do not stay.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unusable';
    throw new ConfigurationError(`${path} cannot be written (${code}).`, { cause: error });
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return undefined;
    throw new ConfigurationError(`${path} cannot be read (${code}).`);
  }
}

/** As ssh does with private keys: what holds a secret is its owner's alone. Windows has no such bits. */
function refuseIfOpenToOthers(path: string): void {
  if (process.platform === 'win32') return;
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new ConfigurationError(`${path} holds a secret and others can read it. Run: chmod 600 ${path}`);
  }
}
