import { systemClock } from '../../clock.ts';
import { ConfigurationError, UsageError } from '../../errors.ts';
import type { Integration } from '../../integration.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { CliIo } from './io.ts';
import { type OpenedInstance, openInstance } from './open-instance.ts';

/** What `using=<name>` means: an instance of the parameters file, opened when it is first named. */
export function createInstanceFinder(
  current: Pick<OpenedInstance, 'integration' | 'name'>,
  flags: GlobalFlags,
  io: CliIo,
): (name: string) => Integration {
  const opened = new Map<string, Integration>();
  if (current.name !== undefined) opened.set(current.name, current.integration);
  return (name) => {
    const known = opened.get(name);
    if (known !== undefined) return known;
    try {
      const { integration } = openInstance({ ...flags, params: {}, instance: name }, io, systemClock);
      opened.set(name, integration);
      return integration;
    } catch (error) {
      // In a session it is the line that is wrong, not the session.
      if (error instanceof ConfigurationError) throw new UsageError(error.message, { cause: error });
      throw error;
    }
  };
}
