import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, sep } from 'node:path';
import { explainFile, systemCodeOf } from '../../core/file-fault.ts';

/**
 * Files that belong to one person. Anything but a plain file (a FIFO, a device) is refused: it could block us or leak.
 * Every function throws a `FileError` with the path and the remedy.
 */

class NotAFileError extends Error {
  readonly code: string;

  constructor(path: string, code = 'not a regular file') {
    super(`${path} is not a regular file.`);
    this.code = code;
  }
}

/** The text of a plain file. @throws {FileError} */
export function readPlainFile(path: string): string {
  return explainFile(path, 'read', () => withFile(path, constants.O_RDONLY, (file) => readFileSync(file, 'utf8')));
}

/**
 * Writes a file for its owner alone. A draft is written first and renamed when it is complete: nobody reads half a file, an
 * older file's permissions do not stay, and a link is replaced instead of being followed. Missing folders are made.
 *
 * @throws {FileError}
 */
export function writePrivateFile(path: string, text: string): void {
  explainFile(path, 'written', () => replaceFile(path, text));
}

function replaceFile(path: string, text: string): void {
  refuseSpecial(path);
  makePrivateFolder(dirname(path));
  const draft = `${path}.${process.pid}`;
  writeWhole(draft, text);
  try {
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Writes a file that is not there yet; leaves no half file. */
function writeWhole(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') rmSync(path, { force: true });
    throw error;
  }
}

/** Writes a file that is not there yet, for its owner alone. @throws {FileError} with the `systemCode` EEXIST where there is one */
export function writeNewPrivateFile(path: string, text: string): void {
  explainFile(path, 'written', () => {
    makePrivateFolder(dirname(path));
    writeWhole(path, text);
  });
}

/** Adds to a file that only its owner may read, and makes it where there is none; follows no link. @throws {FileError} */
export function appendPrivateFile(path: string, text: string): void {
  explainFile(path, 'written', () => appendTo(path, text));
}

function appendTo(path: string, text: string): void {
  makePrivateFolder(dirname(path));
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  withFile(path, O_WRONLY | O_APPEND | O_CREAT | (O_NOFOLLOW ?? 0), (file) => {
    // The file may be older than this rule.
    fchmodSync(file, 0o600);
    writeFileSync(file, text);
  });
}

/**
 * Makes a folder that is missing, and those above it, for their owner alone. Each by itself: Node's own recursive mkdir never returns where the kernel refuses one, as in /proc.
 */
export function makePrivateFolder(path: string): void {
  if (existsSync(path)) return;
  makePrivateFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function withFile<T>(path: string, flags: number, work: (file: number) => T): T {
  // Without O_NONBLOCK, opening a FIFO waits for somebody at its other end.
  const file = openSync(path, flags | (constants.O_NONBLOCK ?? 0), 0o600);
  try {
    if (!fstatSync(file).isFile()) throw new NotAFileError(path);
    return work(file);
  } finally {
    closeSync(file);
  }
}

function refuseSpecial(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() || path.endsWith('/') || path.endsWith(sep)) throw new NotAFileError(path, 'EISDIR');
  if (found?.isFile() === false) throw new NotAFileError(path);
}

/**
 * Refuses a place where no file can be written, before there is anything to write.
 *
 * @throws {FileError}
 */
export function refuseUnwritable(path: string): void {
  explainFile(path, 'written', () => {
    refuseSpecial(path);
    refuseUnwritableFolder(dirname(path));
  });
}

function refuseUnwritableFolder(path: string): void {
  // Missing folders are made in the first one that is there.
  if (!existsSync(path)) {
    refuseUnwritableFolder(dirname(path));
    return;
  }
  if (!statSync(path).isDirectory()) throw new NotAFileError(path, 'ENOTDIR');
  accessSync(path, constants.W_OK | constants.X_OK);
}
