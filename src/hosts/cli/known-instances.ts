import { withoutUserInfo } from '../../config/without-user-info.ts';
import { textOf } from '../../json-values.ts';
import type { KnownInstance } from '../war-room/room-command.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { CliIo } from './io.ts';
import { defaultConfigPath, readInstances } from './parameters-file.ts';

/**
 * The instances of the parameters file; none where there is no file.
 *
 * @param current the name of the one that is in use
 * @throws {ConfigurationError} for a file that cannot be read
 */
export function toKnownInstances(
  flags: Pick<GlobalFlags, 'config'>,
  { env }: Pick<CliIo, 'env'>,
  current: string | undefined,
): readonly KnownInstance[] {
  const path = flags.config ?? defaultConfigPath(env);
  if (path === undefined) return [];
  const { instances } = readInstances(path);
  return Object.entries(instances).map(([name, { url }]) => ({
    name,
    url: withoutUserInfo(textOf(url)),
    isCurrent: name === current,
  }));
}
