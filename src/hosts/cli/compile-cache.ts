import { statSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { makePrivateFolder } from '../war-room/private-file.ts';

/** Node has this from 22.8 on (https://nodejs.org/api/module.html#moduleenablecompilecachecachedir). */
const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };

/**
 * Lets Node keep the compiled code of modules that are imported from now on, so that the next start is quicker. Compiled
 * code is run unseen: the folder must belong to the user, and nobody else may write to it. Without such a folder
 * nothing is kept, and every start compiles again.
 */
export function keepCompiledCode(env: Readonly<Record<string, string | undefined>>): void {
  if (enableCompileCache === undefined) return;
  try {
    const folder = toCacheFolder(env.XDG_CACHE_HOME);
    makePrivateFolder(folder);
    const { uid, mode } = statSync(folder);
    const isPrivate = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    if (isPrivate) enableCompileCache(folder);
  } catch {
    // No home folder, no space or no permission. The cache only saves time.
  }
}

/** The XDG Base Directory specification has relative paths ignored. */
function toCacheFolder(xdgCacheHome = ''): string {
  return join(isAbsolute(xdgCacheHome) ? xdgCacheHome : join(homedir(), '.cache'), 'okta-v2');
}
