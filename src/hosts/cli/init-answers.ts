import { resolve } from 'node:path';
import { parseSettings, type RawParameters } from '../../config/settings.ts';
import { summarizeError } from '../../core/error-text.ts';
import { ConfigurationError, IntegrationError, UsageError } from '../../errors.ts';
import { parseTruth } from '../../json-values.ts';
import { say } from '../terminal/write.ts';
import { readPlainFile } from '../war-room/private-file.ts';
import type { Asker } from './ask.ts';
import type { CliIo } from './io.ts';

/** The flags that `init` alone takes. */
export interface InitFlags {
  readonly secretEnv?: unknown;
  readonly secretFile?: unknown;
  readonly storeSecret?: unknown;
  /** False with `--no-test`. */
  readonly test?: unknown;
}

/** A secret: the value itself, and what the parameters file says in its place. */
export interface Secret {
  readonly value: string;
  readonly stored: unknown;
  /** The file that has to be written for it. */
  readonly file?: string;
}

/** Where answers come from: flags first, then a person, if there is one. */
export interface Answers {
  readonly own: InitFlags;
  readonly given: RawParameters;
  readonly asker: Asker | undefined;
  readonly io: CliIo;
}

/** What a person answers, asked again as long as the answer is wrong. @throws what is wrong where nobody is asked */
async function untilRight<T>({ asker, io }: Answers, ask: () => Promise<T>, check: (answer: T) => void): Promise<T> {
  for (;;) {
    const answer = await ask();
    try {
      check(answer);
      return answer;
    } catch (error) {
      if (asker === undefined || !(error instanceof IntegrationError)) throw error;
      say(io.stderr, `${summarizeError(error)}\n`);
    }
  }
}

/** The name of the instance, which may be taken only where it may be replaced. @throws {UsageError} */
export async function askName(
  answers: Answers,
  given: string | undefined,
  isTaken: (name: string) => boolean,
): Promise<string> {
  const { asker } = answers;
  if (given !== undefined || asker === undefined) {
    const name = given ?? 'default';
    refuseBadName(name);
    if (!isTaken(name)) return name;
    if (asker === undefined) {
      throw new UsageError(
        `The instance '${name}' already exists. To replace it, add --yes, or choose another name with --instance.`,
      );
    }
    if (await asker.confirm(toQuestion(name))) return name;
    throw new UsageError('Nothing was written.');
  }
  for (;;) {
    const ask = () => asker.text('A name for the instance', { default: 'default' });
    const name = await untilRight(answers, ask, refuseBadName);
    if (!isTaken(name) || (await asker.confirm(toQuestion(name)))) return name;
  }
}

const toQuestion = (name: string): string => `The instance '${name}' already exists. Replace it?`;

function refuseBadName(name: string): void {
  if (/^[\w][\w.-]*$/.test(name)) return;
  throw new UsageError(`An instance is named by letters, digits, . _ and -, not '${name}'.`);
}

/** Everything but the secret; a person who says by flags where the secret is is asked only for what is indispensable. */
export async function askParameters(answers: Answers, earlier: RawParameters = {}): Promise<Record<string, unknown>> {
  const { given, asker } = answers;
  const url = given.url ?? (await askUrl(answers, earlier.url));
  if (url === undefined) throw new UsageError('The Okta URL is missing. Give it as --url https://<domain>.okta.com.');
  refuseBadUrl(url, given);
  if (!(await wantsOAuth(answers))) return { ...given, url };
  const clientId =
    given.client_id ?? (await asker?.text('The client ID of the app in Okta', presetOf(earlier.client_id)));
  if (clientId === undefined) throw new UsageError('The client ID is missing. Give it with --client-id.');
  const asked = isDecided(answers)
    ? undefined
    : asker?.text('The key ID; blank if the app has one key', { mayBeBlank: true });
  const keyId = given.key_id ?? (await asked);
  return { ...given, url, use_oauth: true, client_id: clientId, ...(keyId ? { key_id: keyId } : {}) };
}

function askUrl(answers: Answers, earlier: unknown): Promise<string> | undefined {
  const { asker, given } = answers;
  if (asker === undefined) return undefined;
  const ask = () => asker.text('The Okta URL, such as https://example.okta.com', presetOf(earlier));
  return untilRight(answers, ask, (url) => refuseBadUrl(url, given));
}

const presetOf = (earlier: unknown) => (typeof earlier === 'string' ? { default: earlier } : {});

/** Reported at once, not after the person has typed the token. @throws {ConfigurationError} */
function refuseBadUrl(url: unknown, { allow_http }: RawParameters): void {
  parseSettings({ url, allow_http, credentials: 'unknown-yet' });
}

const isDecided = ({ own }: Answers): boolean => own.secretEnv !== undefined || own.secretFile !== undefined;

async function wantsOAuth(answers: Answers): Promise<boolean> {
  const { given, asker } = answers;
  if (given.use_oauth !== undefined) return parseTruth(given.use_oauth) === true;
  if (given.client_id !== undefined) return true;
  if (isDecided(answers) || asker === undefined) return false;
  return (await asker.choose('How to authenticate?', ['With an API token', 'With OAuth 2.0 and a private key'])) === 1;
}

/** @param tokenFile where a token goes that a person types */
export async function askSecret(answers: Answers, params: RawParameters, tokenFile: string): Promise<Secret> {
  const { own, asker, io } = answers;
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
  const inClear = own.storeSecret === true;
  if (parseTruth(params.use_oauth) === true) {
    // Nobody types a private key.
    const askFile = () => asker.text('The file with the private key (PEM or JWK)');
    return fromFile(await untilRight(answers, askFile, (path) => void fromFile(path, inClear)), inClear);
  }
  const value = await untilRight(
    answers,
    () => asker.secret('The API token'),
    (token) => void parseSettings({ ...params, credentials: token }),
  );
  return inClear ? { value, stored: value } : { value, stored: { file: tokenFile }, file: tokenFile };
}

function fromFile(path: string, inClear: boolean): Secret {
  const value = readPlainFile(path).trim();
  return { value, stored: inClear ? value : { file: resolve(path) } };
}
