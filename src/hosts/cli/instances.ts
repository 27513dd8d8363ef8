import { dirname, join, resolve } from 'node:path';
import { type InstancesFile, unknownInstance } from '../../config/instances.ts';
import { PARAMETERS } from '../../config/parameters.ts';
import type { StoredInstance } from '../../config/sources.ts';
import { withoutUserInfo } from '../../config/without-user-info.ts';
import { ConfigurationError, UsageError } from '../../errors.ts';
import { isPlainObject, parseTruth, textOf } from '../../json-values.ts';
import { toStyle, wantsColor } from '../terminal/style.ts';
import { say } from '../terminal/write.ts';
import { createAsker } from './ask.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT, write } from './io.ts';
import { defaultConfigPath, readInstances, removeSecretFile, writeInstances } from './parameters-file.ts';

/** The parameters file, and where it is. */
interface KnownFile {
  readonly path: string;
  readonly file: InstancesFile;
}

/** `okta-v2 instances list`: one line for each. Resolves to the exit status. */
export async function listInstances(flags: GlobalFlags, io: CliIo): Promise<number> {
  const { path, file } = readFile(flags, io);
  const rows = Object.entries(file.instances).map(([name, stored]) => ({
    name,
    isDefault: name === defaultOf(file),
    url: withoutUserInfo(textOf(stored.url)),
    authentication: parseTruth(stored.use_oauth) === true ? 'OAuth 2.0' : 'API token',
  }));
  if (flags.format === 'json') {
    await write(io.stdout, `${JSON.stringify(rows, null, 2)}\n`);
    return EXIT.ok;
  }
  if (rows.length === 0) say(io.stderr, `There are no instances in ${path}; okta-v2 init sets one up.\n`);
  const style = toStyle(wantsColor(io.env, io.stdout.isTTY === true));
  const widthOf = (key: 'name' | 'url') => Math.max(0, ...rows.map((row) => row[key].length));
  const [names, urls] = [widthOf('name'), widthOf('url')];
  const lines = rows.map(
    ({ name, isDefault, url, authentication }) =>
      `${isDefault ? '*' : ' '} ${style.cyan(name.padEnd(names))}  ${url.padEnd(urls)}  ${authentication}\n`,
  );
  await write(io.stdout, lines.join(''));
  return EXIT.ok;
}

/** `okta-v2 instances show <name>`: its parameters, none of the secrets. @throws {UsageError} for an unknown name */
export async function showInstance(name: string, flags: GlobalFlags, io: CliIo): Promise<number> {
  const { path, file } = readFile(flags, io);
  const stored = find(name, { path, file });
  const facts = PARAMETERS.flatMap(({ name: parameter, display, displayPassword, secret }) => {
    const value = stored[parameter];
    return value === undefined
      ? []
      : [[displayPassword ?? display, secret ? toPlace(value) : toText(parameter, value)] as const];
  });
  const all = [
    ['Instance', `${name}${name === defaultOf(file) ? ' (the default)' : ''}, in ${path}`],
    ...facts,
  ] as const;
  const width = Math.max(...all.map(([label]) => label.length));
  await write(io.stdout, all.map(([label, text]) => `${label.padEnd(width)}  ${text}\n`).join(''));
  return EXIT.ok;
}

/** `okta-v2 instances use <name>`: what runs without `--instance`. @throws {UsageError} for an unknown name */
export async function useInstance(name: string, flags: GlobalFlags, io: CliIo): Promise<number> {
  const known = readFile(flags, io);
  const { url } = find(name, known);
  if (!flags.dryRun) writeInstances(known.path, { ...known.file, default: name });
  say(
    io.stderr,
    `${flags.dryRun ? 'Dry run: nothing was written. ' : ''}Without --instance, '${name}' (${withoutUserInfo(textOf(url))}) is used.\n`,
  );
  return EXIT.ok;
}

/**
 * `okta-v2 instances remove <name>`: with the file of its token, if init wrote one.
 *
 * @throws {UsageError} for an unknown name, or where nobody can be asked
 */
export async function removeInstance(name: string, flags: GlobalFlags, io: CliIo): Promise<number> {
  const { path, file } = readFile(flags, io);
  const stored = find(name, { path, file });
  const tokenFile = ownTokenFile(name, stored, { path, file });
  const what = `the instance '${name}'${tokenFile === undefined ? '' : ` and its token in ${tokenFile}`}`;
  if (flags.dryRun) {
    say(io.stderr, `Dry run: ${what} would be removed.\n`);
    return EXIT.ok;
  }
  if (!flags.yes && !(await agrees(`Remove ${what}?`, io))) {
    say(io.stderr, 'Nothing was removed.\n');
    return EXIT.failed;
  }
  const { [name]: _, ...instances } = file.instances;
  const { default: preset, ...rest } = file;
  const [only, another] = Object.keys(instances);
  const next = preset !== name ? preset : another === undefined ? only : undefined;
  writeInstances(path, { ...rest, ...(next !== undefined && { default: next }), instances });
  if (tokenFile !== undefined) removeSecretFile(tokenFile);
  const choose =
    next === undefined && another !== undefined ? ' Choose another default: okta-v2 instances use <name>.' : '';
  say(io.stderr, `Removed ${what}.${choose}\n`);
  return EXIT.ok;
}

function readFile({ config }: GlobalFlags, { env }: CliIo): KnownFile {
  const path = config ?? defaultConfigPath(env);
  if (path === undefined)
    throw new ConfigurationError('There is no home folder for the parameters file. Give --config PATH.');
  return { path, file: readInstances(path) };
}

function find(name: string, { path, file }: KnownFile): StoredInstance {
  const stored = Object.hasOwn(file.instances, name) ? file.instances[name] : undefined;
  if (stored === undefined) throw new UsageError(unknownInstance(name, file, path));
  return stored;
}

/** The name that is used without `--instance`. */
function defaultOf({ default: preset, instances }: InstancesFile): string | undefined {
  const names = Object.keys(instances);
  return preset ?? (names.length === 1 ? names[0] : undefined);
}

/** Where a secret is, never the secret. */
function toPlace(value: unknown): string {
  const { env, file } = isPlainObject(value) ? value : {};
  if (typeof env === 'string') return `in the environment variable ${env}`;
  if (typeof file === 'string') return `in the file ${file}`;
  return 'in the parameters file, in clear';
}

function toText(parameter: string, value: unknown): string {
  if (parameter === 'url') return withoutUserInfo(textOf(value));
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The file that init has written for this instance alone. */
function ownTokenFile(name: string, stored: StoredInstance, { path, file }: KnownFile): string | undefined {
  const own = resolve(join(dirname(path), `${name}.token`));
  const refersToIt = (one: StoredInstance) =>
    Object.values(one).some(
      (value) => isPlainObject(value) && typeof value.file === 'string' && resolve(value.file) === own,
    );
  const others = Object.entries(file.instances).filter(([other]) => other !== name);
  return refersToIt(stored) && !others.some(([, other]) => refersToIt(other)) ? own : undefined;
}

async function agrees(question: string, io: CliIo): Promise<boolean> {
  if (!io.stdin.isTTY || !io.stderr.isTTY) throw new UsageError(`${question} Nobody can be asked here: add --yes.`);
  const asker = createAsker(io);
  try {
    return await asker.confirm(question);
  } finally {
    asker.close();
  }
}
