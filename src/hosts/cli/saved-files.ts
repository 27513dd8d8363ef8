import { closeSync, openSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SavedFile, SavedFiles } from '../mcp/host.ts';
import { makePrivateFolder } from '../war-room/private-file.ts';

/** Files for their owner alone, in one folder, which is made when the first one is written; none is ever replaced. */
export function createSavedFiles(folder: string): SavedFiles {
  const root = resolve(folder);
  return {
    create(name): SavedFile {
      makePrivateFolder(root);
      const path = join(root, name);
      const file = openSync(path, 'wx', 0o600);
      return {
        path,
        write: (text) => void writeSync(file, text),
        close: () => closeSync(file),
      };
    },
  };
}
