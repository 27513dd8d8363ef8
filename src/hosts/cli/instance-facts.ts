import { PARAMETERS } from '../../config/parameters.ts';
import { parseSettings } from '../../config/settings.ts';
import type { CliIo } from './io.ts';
import type { OpenedInstance } from './open-instance.ts';

type Fact = readonly [name: string, value: string];

/** An instance in words: where it is, how it authenticates, and where each of that was said. Never a secret. */
export function toInstanceFacts({ name, params, sources }: OpenedInstance, env: CliIo['env']): readonly Fact[] {
  const { origin, auth } = parseSettings(params);
  const secret = auth.kind === 'oauth' ? 'private_key' : 'credentials';
  const from = (parameter: string): string => {
    const source = sources[parameter];
    if (source !== 'environment')
      return source === undefined ? '' : `, from the ${source === 'flag' ? 'command line' : 'parameters file'}`;
    const variables = PARAMETERS.find((known) => known.name === parameter)?.environment ?? [];
    return `, from ${variables.find((variable) => (env[variable] ?? '') !== '') ?? 'the environment'}`;
  };
  const key = auth.kind === 'oauth' && auth.keyId !== undefined ? `, key ${auth.keyId}` : '';
  return [
    ['Instance', name ?? 'none of the parameters file'],
    ['Okta URL', `${origin}${from('url')}`],
    [
      'Authentication',
      auth.kind === 'oauth'
        ? `OAuth 2.0, client ${auth.clientId}, ${auth.algorithm}${key}; private key${from(secret)}`
        : `API token${from(secret)}`,
    ],
  ];
}
