import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { explainFile } from '../../core/file-fault.ts';
import type { SavedFile, SavedFiles } from '../mcp/host.ts';
import { makePrivateFolder } from '../war-room/private-file.ts';

/** Files for their owner alone, in one folder, which is made when the first one is written; none is ever replaced. */
export function createSavedFiles(folder: string): SavedFiles {
  const root = resolve(folder);
  return {
    create(name): SavedFile {
      const path = join(root, name);
      const explain = <T>(work: () => T): T => explainFile(path, 'written', work);
      const file = explain(() => {
        makePrivateFolder(root);
        return openSync(path, 'wx', 0o600);
      });
      return {
        path,
        write: (text) => explain(() => writeFileSync(file, text)),
        close: () => closeSync(file),
        discard: () => {
          closeSync(file);
          rmSync(path, { force: true });
        },
      };
    },
  };
}
