import { describe, expect, it } from 'vitest';
import { ownFolder } from '../../../src/hosts/war-room/own-folder.ts';

describe('the folder for own files', () => {
  it.each([
    ['config', 'linux', {}, '/home/jane/.config/okta-v2'],
    ['config', 'darwin', { XDG_CONFIG_HOME: '/etc/jane' }, '/etc/jane/okta-v2'],
    ['state', 'linux', {}, '/home/jane/.local/state/okta-v2'],
    ['state', 'linux', { XDG_STATE_HOME: '/var/jane', APPDATA: '/nowhere' }, '/var/jane/okta-v2'],
    ['config', 'win32', { APPDATA: '/profile/Roaming', XDG_CONFIG_HOME: '/nowhere' }, '/profile/Roaming/okta-v2'],
    ['config', 'win32', {}, '/home/jane/AppData/Roaming/okta-v2'],
    ['state', 'win32', { LOCALAPPDATA: '/profile/Local' }, '/profile/Local/okta-v2'],
  ] as const)('of %s on %s with %j is %s', (kind, platform, env, folder) => {
    expect(ownFolder(kind, { HOME: '/home/jane', ...env }, platform)).toBe(folder);
  });
});
