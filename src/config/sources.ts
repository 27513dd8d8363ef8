import { ConfigurationError } from '../errors.ts';
import { PARAMETERS, type Parameter } from './parameters.ts';
import type { RawParameters } from './settings.ts';

/** An instance as a parameters file holds it: values, or references to where a secret stands. */
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
      // Whoever asked for an instance by name is protected by what the environment says all the same.
      ['environment', override === 'add' ? everything[name] : fromEnvironment[name]],
      ['file', fromFile[name]],
    ] as const;
    const given = all.filter(([, value]) => value !== undefined);
    const [first] = given;
    if (first === undefined) continue;
    [sources[name], params[name]] = first;
    if (override === 'add') params[name] = given.flatMap(([, value]) => value);
  }
  const secret = PARAMETERS.find(({ name, secret: isSecret }) => isSecret && sources[name] === 'file');
  if (secret !== undefined && sources.url !== 'file' && originOf(params.url) !== originOf(fromFile.url)) {
    throw new ConfigurationError(
      `The instance '${instance?.name}' keeps its ${labelOf(secret)} for ${String(fromFile.url)}; it is not sent to ${String(params.url)}. ` +
        'Leave the other URL out, or give the credential that belongs to it in the environment.',
    );
  }
  return { params, sources };
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

function originOf(url: unknown): string | undefined {
  try {
    return new URL(String(url)).origin;
  } catch {
    return undefined;
  }
}

const labelOf = ({ displayPassword, display }: Parameter): string => displayPassword ?? display;
