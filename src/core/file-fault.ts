import { FileError, OutputError } from '../errors.ts';

/** What a person can do about what the system refuses, by Node's code. */
const REMEDIES: Readonly<Record<string, string>> = {
  EACCES: 'You may not use it. Change its permissions, or choose another place.',
  EDQUOT: 'Your part of the disk is full. Free some space, or choose another place.',
  EEXIST: 'Something of that name is there by now. Choose another name.',
  EFBIG: 'It would be larger than the system allows. Choose another place.',
  EIO: 'The disk reports a fault. Choose another place.',
  EISDIR: 'It is a folder. Name a file in it.',
  ELOOP: 'Links lead in a circle. Name the file itself.',
  EMFILE: 'Too many files are open. Close other programs, or raise the limit (ulimit -n).',
  ENAMETOOLONG: 'Its name is too long. Choose a shorter one.',
  ENOENT: 'There is no such file or folder. Check the path.',
  ENOSPC: 'The disk is full. Free some space, or choose another place.',
  ENOTDIR: 'A part of the path is a file and no folder. Check the path.',
  EPERM: 'The system does not allow it. Choose another place.',
  EROFS: 'The disk is read-only. Choose another place.',
};

/** The code of what the system refused, such as `ENOSPC`; undefined for an error of another kind. */
export function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What a person can do about it, with a blank before it; empty where nothing is known. */
export function remedyFor(code: string | undefined): string {
  const remedy = code === undefined ? undefined : REMEDIES[code];
  return remedy === undefined ? '' : ` ${remedy}`;
}

type FileWork = 'read' | 'written' | 'removed';

/** A file that cannot be read, written or removed, in words for people. */
function toFileError(path: string, done: FileWork, error: unknown): FileError {
  if (error instanceof FileError) return error;
  const code = systemCodeOf(error) ?? 'unusable';
  return new FileError(`${path} cannot be ${done} (${code}).${remedyFor(code)}`, code, { cause: error });
}

/** Does something with a file. @throws {FileError} for whatever the system refuses */
export function explainFile<T>(path: string, done: FileWork, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toFileError(path, done, error);
  }
}

/** Standard output that takes no more text: a full disk behind `>`, for example. */
export function toOutputError(error: unknown): OutputError {
  if (error instanceof OutputError) return error;
  const code = systemCodeOf(error) ?? 'unusable';
  return new OutputError(`Standard output cannot be written (${code}).${remedyFor(code)}`, { cause: error });
}
