import {
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
import { dirname } from 'node:path';

/** Files that belong to one person. Whatever is no plain file (a FIFO, a device) is refused: it could block us or leak. */

export class NotAFileError extends Error {
  readonly code = 'not a plain file';
}

/** The text of a plain file. @throws {NotAFileError} @throws what node:fs throws, with a `code` */
export function readPlainFile(path: string): string {
  return withFile(path, constants.O_RDONLY, (file) => readFileSync(file, 'utf8'));
}

/**
 * Writes a file for its owner alone. A draft is written first and renamed when it is complete: nobody reads half a file, an
 * older file's permissions do not stay, and a link is replaced instead of being followed. Missing folders are made.
 */
export function writePrivateFile(path: string, text: string): void {
  refuseSpecial(path);
  makePrivateFolder(dirname(path));
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) rmSync(draft, { force: true });
    throw error;
  }
}

/** Writes a file that is not there yet, for its owner alone. @throws where there is one, with the code EEXIST */
export function writeNewPrivateFile(path: string, text: string): void {
  makePrivateFolder(dirname(path));
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
}

/** Adds to a file that only its owner may read, and makes it where there is none; follows no link. */
export function appendPrivateFile(path: string, text: string): void {
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
    if (!fstatSync(file).isFile()) throw new NotAFileError(`${path} is no plain file.`);
    return work(file);
  } finally {
    closeSync(file);
  }
}

function refuseSpecial(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false)
    throw new NotAFileError(`${path} is no plain file.`);
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
