import { homedir } from 'node:os';

/** The home folder; undefined for a user whom the system does not know, as in some containers. */
export function homeFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env.HOME) return env.HOME;
  try {
    return homedir();
  } catch {
    return undefined;
  }
}
