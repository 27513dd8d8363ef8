import { resolve } from 'node:path';
import { systemClock } from '../../clock.ts';
import { parseSettings, type RawParameters } from '../../config/settings.ts';
import type { StoredInstance } from '../../config/sources.ts';
import { summarizeError } from '../../core/error-text.ts';
import { ConfigurationError, UsageError } from '../../errors.ts';
import { parseTruth } from '../../json-values.ts';
import { say } from '../terminal/write.ts';
import { readPlainFile } from '../war-room/private-file.ts';
import { type Asker, createAsker } from './ask.ts';
import { toAuthenticationText } from './auth-check.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT } from './io.ts';
import { toIntegration } from './open-instance.ts';
import { defaultConfigPath, readInstances, writeInstances, writeSecretFile } from './parameters-file.ts';

/** The flags that `init` alone takes. */
export interface InitFlags {
  readonly secretEnv?: unknown;
  readonly secretFile?: unknown;
  readonly storeSecret?: unknown;
  /** False with `--no-test`. */
  readonly test?: unknown;
}

/** A secret: the value itself, and what the parameters file says in its place. */
interface Secret {
  readonly value: string;
  readonly stored: unknown;
  /** The file that has to be written for it. */
  readonly file?: string;
}

/** `okta-v2 init`: asks what the flags do not answer, tests it, and saves it. Resolves to the exit status. */
export async function runInit(own: InitFlags, flags: GlobalFlags, io: CliIo): Promise<number> {
  const asker = io.stdin.isTTY && io.stderr.isTTY ? createAsker(io) : undefined;
  try {
    return await setUp(own, flags, io, asker);
  } finally {
    asker?.close();
  }
}

async function setUp(own: InitFlags, flags: GlobalFlags, io: CliIo, asker: Asker | undefined): Promise<number> {
  const config = flags.config ?? defaultConfigPath(io.env);
  if (config === undefined)
    throw new UsageError('There is no home folder for the parameters file. Give --config PATH.');
  const known = readInstances(config);
  const name = flags.instance ?? (await asker?.text('A name for the instance', { default: 'default' })) ?? 'default';
  if (!/^[\w][\w.-]*$/.test(name))
    throw new UsageError(`An instance is named by letters, digits, . _ and -, not '${name}'.`);
  if (Object.hasOwn(known.instances, name) && !flags.yes) {
    const question = `The instance '${name}' already exists. Replace it?`;
    if (!asker) throw new UsageError(`${question} Then add --yes, or choose another name with --instance.`);
    if (!(await asker.confirm(question))) throw new UsageError('Nothing was written.');
  }
  // A person who says where the secret is needs no questions about the rest.
  const isDecided = own.secretEnv !== undefined || own.secretFile !== undefined;
  const plain = await askParameters(flags, asker, isDecided);
  const secretName = parseTruth(plain.use_oauth) ? 'private_key' : 'credentials';
  const secret = await askSecret(own, { isKey: secretName === 'private_key', config, name }, io, asker);
  const params = { ...plain, [secretName]: secret.value };
  parseSettings(params);
  if (own.test !== false && !(await works(params, flags, io, asker))) {
    say(io.stderr, 'Nothing was written.\n');
    return EXIT.failed;
  }
  if (flags.dryRun) {
    say(io.stderr, `Dry run: the instance '${name}' was not written to ${config}.\n`);
    return EXIT.ok;
  }
  if (secret.file !== undefined) writeSecretFile(secret.file, secret.value);
  const stored: StoredInstance = { ...plain, [secretName]: secret.stored };
  writeInstances(config, { default: name, ...known, instances: { ...known.instances, [name]: stored } });
  const isDefault = (known.default ?? name) === name;
  say(
    io.stderr,
    `The instance '${name}' is in ${config}.\nTry: okta-v2 okta-list-users --limit 5${isDefault ? '' : ` --instance ${name}`}\n`,
  );
  return EXIT.ok;
}

/** Everything but the secret; after a decision only what is indispensable is asked. */
async function askParameters(
  { params: given }: GlobalFlags,
  asker: Asker | undefined,
  isDecided: boolean,
): Promise<Record<string, unknown>> {
  const url = given.url ?? (await asker?.text('The Okta URL, such as https://example.okta.com'));
  if (url === undefined) throw new UsageError('The Okta URL is missing. Give it as --url https://<domain>.okta.com.');
  // Reported now, not after the person has typed the token.
  parseSettings({ url, credentials: 'unknown-yet' });
  if (!(await wantsOAuth(given, asker, isDecided))) return { ...given, url };
  const clientId = given.client_id ?? (await asker?.text('The client ID of the app in Okta'));
  if (clientId === undefined) throw new UsageError('The client ID is missing. Give it with --client-id.');
  const asked = isDecided ? undefined : asker?.text('The key ID; blank if the app has one key', { mayBeBlank: true });
  const keyId = given.key_id ?? (await asked);
  return { ...given, url, use_oauth: true, client_id: clientId, ...(keyId ? { key_id: keyId } : {}) };
}

async function wantsOAuth(given: RawParameters, asker: Asker | undefined, isDecided: boolean): Promise<boolean> {
  if (given.use_oauth !== undefined) return parseTruth(given.use_oauth) === true;
  if (given.client_id !== undefined) return true;
  if (isDecided || asker === undefined) return false;
  return (await asker.choose('How to authenticate?', ['With an API token', 'With OAuth 2.0 and a private key'])) === 1;
}

interface Place {
  readonly isKey: boolean;
  readonly config: string;
  readonly name: string;
}

async function askSecret(own: InitFlags, place: Place, io: CliIo, asker: Asker | undefined): Promise<Secret> {
  const { isKey } = place;
  if (typeof own.secretEnv === 'string') {
    const value = io.env[own.secretEnv] ?? '';
    if (value === '') throw new ConfigurationError(`The environment variable ${own.secretEnv} is not set.`);
    return { value, stored: own.storeSecret ? value : { env: own.secretEnv } };
  }
  if (typeof own.secretFile === 'string') return fromFile(own.secretFile, own.storeSecret === true);
  if (asker === undefined) {
    throw new UsageError(
      'Say where the secret is: --secret-env NAME or --secret-file PATH. It is never a flag itself.',
    );
  }
  // Nobody types a private key.
  if (isKey) return fromFile(await asker.text('The file with the private key (PEM or JWK)'), own.storeSecret === true);
  const value = await asker.secret('The API token');
  if (own.storeSecret) return { value, stored: value };
  const file = place.config.replace(/[^\\/]*$/, `${place.name}.token`);
  return { value, stored: { file }, file };
}

function fromFile(path: string, inClear: boolean): Secret {
  const value = readPlainFile(path).trim();
  return { value, stored: inClear ? value : { file: resolve(path) } };
}

/** Whether Okta accepts the parameters, or the person saves them anyway. */
async function works(params: RawParameters, flags: GlobalFlags, io: CliIo, asker: Asker | undefined): Promise<boolean> {
  say(io.stderr, 'Asking Okta …\n');
  try {
    const report = await toIntegration(params, flags, io, systemClock).checkAuthentication();
    say(io.stderr, toAuthenticationText(report));
    return true;
  } catch (error) {
    say(io.stderr, `It does not work: ${summarizeError(error)}\n`);
    return (await asker?.confirm('Save anyway?')) ?? false;
  }
}
