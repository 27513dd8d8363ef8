import type { Clock } from '../../clock.ts';
import { collectParameters, type ParameterSource } from '../../config/sources.ts';
import { createIntegration, type Integration } from '../../integration.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { CliIo } from './io.ts';
import { loadInstance } from './parameters-file.ts';

/** An instance as the CLI opened it, and where its parameters came from. */
export interface OpenedInstance {
  readonly integration: Integration;
  /** The name in the parameters file; undefined where the environment or flags alone made it. */
  readonly name: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sources: Readonly<Record<string, ParameterSource>>;
}

/** @throws {ConfigurationError} for a parameters file that cannot be used */
export function openInstance(flags: GlobalFlags, io: CliIo, clock: Clock): OpenedInstance {
  const instance = loadInstance(flags.config, flags.instance, io.env);
  const { params, sources } = collectParameters({ flags: flags.params, environment: io.env, instance });
  if (isTrue(params.use_oauth) && params.credentials !== undefined) {
    io.stderr.write('warning: use_oauth is on, so the API token that is set too is not used.\n');
  }
  const integration = createIntegration({
    params,
    clock,
    unknownArguments: 'refuse',
    log: (level, message) => {
      if (level === 'error' || flags.debug) io.stderr.write(`${level}: ${message}\n`);
    },
  });
  return { integration, name: instance?.name, params, sources };
}

const isTrue = (value: unknown): boolean => value === true || /^(?:true|yes)$/i.test(String(value));
