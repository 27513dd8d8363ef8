import type { Clock } from '../../clock.ts';
import { collectParameters, type ParameterSource } from '../../config/sources.ts';
import { isThisMachine } from '../../config/this-machine.ts';
import { createIntegration, type Integration } from '../../integration.ts';
import { parseTruth } from '../../json-values.ts';
import { say } from '../terminal/write.ts';
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
  if (parseTruth(params.use_oauth) === true && params.credentials !== undefined) {
    say(io.stderr, 'warning: use_oauth is on, so the API token that is set too is not used.\n');
  }
  return { integration: toIntegration(params, flags, io, clock), name: instance?.name, params, sources };
}

/** An integration with the CLI's manners: nothing that was mistyped is ignored, and the log goes to stderr. */
export function toIntegration(
  params: Readonly<Record<string, unknown>>,
  flags: Pick<GlobalFlags, 'debug' | 'maxWaitSeconds'>,
  io: CliIo,
  clock: Clock,
): Integration {
  return createIntegration({
    params: { ...params, proxy: params.proxy ?? wantsProxy(params.url) },
    environment: io.env,
    clock,
    ...(io.ownCommands && { commands: io.ownCommands }),
    ...(flags.maxWaitSeconds === undefined ? {} : { budgetMs: flags.maxWaitSeconds * 1000 }),
    log: (level, message) => {
      if (level === 'error' || flags.debug) say(io.stderr, `${level}: ${message}\n`);
    },
  });
}

/**
 * A command-line program uses the proxies of its environment without being asked, unlike an instance in Cortex
 * (https://clig.dev/#environment-variables); but no proxy leads to a simulator on this machine.
 */
function wantsProxy(url: unknown): boolean {
  return !URL.canParse(String(url)) || !isThisMachine(new URL(String(url)));
}
