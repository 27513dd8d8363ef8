import { join } from 'node:path';
import { homeFolder } from './home-folder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a person sets another place, and where it is below their home folder otherwise. */
interface Place {
  readonly variable: string;
  readonly belowHome: readonly string[];
}

/** XDG Base Directory Specification; on Windows the folders of the user's profile, which roam or stay on the machine. */
const PLACES = {
  config: {
    unix: { variable: 'XDG_CONFIG_HOME', belowHome: ['.config'] },
    windows: { variable: 'APPDATA', belowHome: ['AppData', 'Roaming'] },
  },
  state: {
    unix: { variable: 'XDG_STATE_HOME', belowHome: ['.local', 'state'] },
    windows: { variable: 'LOCALAPPDATA', belowHome: ['AppData', 'Local'] },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'unix' | 'windows', Place>>>>;

/** The product's own folder for one kind of file; undefined for a user without a home folder. */
export function ownFolder(
  kind: keyof typeof PLACES,
  environment: Environment,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const { variable, belowHome } = PLACES[kind][platform === 'win32' ? 'windows' : 'unix'];
  const home = homeFolder(environment);
  const parent = environment[variable] || (home && join(home, ...belowHome));
  return parent && join(parent, 'okta-v2');
}
