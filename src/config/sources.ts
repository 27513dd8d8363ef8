import { ConfigurationError } from '../errors.ts';
import { parseTruth } from '../json-values.ts';
import { PARAMETERS, type Parameter } from './parameters.ts';
import type { RawParameters } from './settings.ts';
import { withoutSlashesAtEnd } from './without-slashes-at-end.ts';
import { withoutUserInfo } from './without-user-info.ts';

/** An instance as a parameters file holds it: values, or references to where a secret is. */
export type StoredInstance = Readonly<Record<string, unknown>>;

export interface ParameterSources {
  /** From the command line, by parameter name; never a secret. */
  readonly flags: RawParameters;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The chosen instance of the parameters file, references resolved. */
  readonly instance?: { readonly name: string; readonly params: StoredInstance; readonly named: boolean } | undefined;
}

export type ParameterSource = 'flag' | 'environment' | 'file';

export interface CollectedParameters {
  readonly params: RawParameters;
  /** Where each parameter that is set came from. */
  readonly sources: Readonly<Record<string, ParameterSource>>;
}

/**
 * Flags over environment over file, parameter by parameter; those that protect something only add up, and those that allow
 * something come from the file alone. An instance that was asked for by name leaves the
 * environment out: a token that lies around there belongs to some other org.
 *
 * @throws {ConfigurationError} where a secret of the file would be sent to another address than the file's own
 */
export function collectParameters({ flags, environment, instance }: ParameterSources): CollectedParameters {
  const fromEnvironment = instance?.named ? {} : readEnvironment(environment);
  const fromFile = instance?.params ?? {};
  const params: Record<string, unknown> = {};
  const sources: Record<string, ParameterSource> = {};
  const everything = readEnvironment(environment);
  for (const { name, override } of PARAMETERS) {
    const all = [
      ['flag', override === 'ignored' ? undefined : flags[name]],
      // The environment protects people even where the instance was asked for by name.
      ['environment', override === 'add' ? everything[name] : fromEnvironment[name]],
      ['file', fromFile[name]],
    ] as const;
    const given = all.filter(([, value]) => value !== undefined);
    const [first] = given;
    if (first === undefined) continue;
    [sources[name], params[name]] = first;
    if (override === 'add') params[name] = given.flatMap(([, value]) => value);
  }
  refuseForeignAddress({ params, sources }, fromEnvironment, instance);
  return { params, sources };
}

/**
 * A credential goes to the address that stands beside it in the environment or in the instance, and to no other. The one
 * exception: a credential of the environment without an address there may go to the address of a flag, since no other is
 * meant.
 */
function refuseForeignAddress(
  { params, sources }: CollectedParameters,
  fromEnvironment: RawParameters,
  instance: ParameterSources['instance'],
): void {
  const secret = secretInUse(params);
  const source = secret && sources[secret.name];
  if (secret === undefined || source === undefined || source === 'flag' || source === sources.url) return;
  // Another check reports a missing address.
  if (sources.url === undefined) return;
  const beside = source === 'file' ? instance?.params.url : fromEnvironment.url;
  if (source === 'environment' && beside === undefined && sources.url === 'flag') return;
  if (beside !== undefined && addressOf(params.url) === addressOf(beside)) return;
  const owner = source === 'file' ? `The instance '${instance?.name}'` : 'The environment';
  const place = beside === undefined ? 'without saying for which Okta URL' : `for ${withoutUserInfo(String(beside))}`;
  throw new ConfigurationError(
    `${owner} keeps its ${labelOf(secret)} ${place}; it is not sent to ${withoutUserInfo(String(params.url))}. ` +
      (source === 'file'
        ? 'Leave the other URL out, or give the credential that belongs to it in the environment.'
        : 'Set OKTA_CLIENT_ORGURL beside it, or choose the instance by name with --instance, which leaves the environment out.'),
  );
}

/** The parameter whose secret Okta would be sent, or signed with. */
function secretInUse(params: RawParameters): Parameter | undefined {
  const names = parseTruth(params.use_oauth) === true ? ['private_key'] : ['credentials', 'apitoken'];
  return PARAMETERS.find(({ name }) => names.includes(name) && params[name] !== undefined && params[name] !== '');
}

function readEnvironment(environment: ParameterSources['environment']): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const { name, environment: variables } of PARAMETERS) {
    const variable = variables.find((candidate) => (environment[candidate] ?? '') !== '');
    if (variable !== undefined) found[name] = environment[variable];
  }
  // Okta's own SDKs say by this variable that the private key is to be used.
  if (environment.OKTA_CLIENT_AUTHORIZATIONMODE?.toLowerCase() === 'privatekey') found.use_oauth ??= 'true';
  return found;
}

/** With its path, below which a reverse proxy may have one org beside another. */
function addressOf(url: unknown): string | undefined {
  try {
    const { origin, pathname } = new URL(String(url));
    return `${origin}${withoutSlashesAtEnd(pathname)}`;
  } catch {
    return undefined;
  }
}

const labelOf = ({ displayPassword, display }: Parameter): string => displayPassword ?? display;
