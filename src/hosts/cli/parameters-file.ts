import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  chooseInstance,
  hasClearSecret,
  type InstancesFile,
  parseInstancesFile,
  resolveReferences,
} from '../../config/instances.ts';
import type { StoredInstance } from '../../config/sources.ts';
import { explainFile } from '../../core/file-fault.ts';
import { ConfigurationError, FileError } from '../../errors.ts';
import { ownFolder } from '../war-room/own-folder.ts';
import { readPlainFile, writePrivateFile } from '../war-room/private-file.ts';
import { refuseIfOthersRead, refuseIfOthersReplace } from './file-permissions.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the parameters file is unless `--config` says otherwise; undefined for a user without a home folder.
 */
export function defaultConfigPath(env: Environment): string | undefined {
  const folder = ownFolder('config', env);
  return folder && join(folder, 'config.json');
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
  if (file === undefined) {
    if (name === undefined) return undefined;
    throw new ConfigurationError(`There is no home folder to look for the instance '${name}' in. Give --config PATH.`);
  }
  const text = readText(file);
  if (text === undefined) {
    if (path === undefined && name === undefined) return undefined;
    throw new ConfigurationError(`There is no parameters file ${file}. Write one with okta-v2 init.`);
  }
  const parsed = parseInstancesFile(text, file);
  const chosen = chooseInstance(parsed, name, file);
  if (Object.values(parsed.instances).some(hasClearSecret)) refuseIfOthersRead(file);
  // A person who can write the file, or put another in its place, decides where the credentials are sent.
  refuseIfOthersReplace(file, 'send your credential elsewhere');
  const params = resolveReferences(chosen.stored, {
    environment: (variable) => env[variable],
    file: (secretPath) => {
      const secret = readText(secretPath);
      if (secret === undefined)
        throw new ConfigurationError(`The file ${secretPath}, which ${file} refers to, is missing.`);
      refuseIfOthersRead(secretPath);
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

/** Writes the file, for its owner alone. @throws {FileError} */
export function writeInstances(path: string, file: InstancesFile): void {
  writePrivateFile(path, `${JSON.stringify(file, null, 2)}\n`);
}

/** A file that holds one secret and nothing else. @throws {FileError} */
export function writeSecretFile(path: string, secret: string): void {
  writePrivateFile(path, `${secret}\n`);
}

/** Removes a file that `writeSecretFile` has written. @throws {FileError} where it is there and cannot be removed */
export function removeSecretFile(path: string): void {
  explainFile(path, 'removed', () => rmSync(path, { force: true }));
}

function readText(path: string): string | undefined {
  try {
    return readPlainFile(path);
  } catch (error) {
    if (error instanceof FileError && error.systemCode === 'ENOENT') return undefined;
    throw error;
  }
}
