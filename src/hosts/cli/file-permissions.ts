import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigurationError } from '../../errors.ts';

/**
 * Whether a file is its owner's alone. As ssh does with private keys, what is open to others is not used. Windows has no
 * such bits.
 */

/** @throws {ConfigurationError} if others can read a file that holds a secret */
export function refuseIfOthersRead(path: string): void {
  if (isOpenTo(path, 0o077)) {
    throw new ConfigurationError(`${path} holds a secret and others can read it. Run: chmod 600 ${path}`);
  }
}

/**
 * @param danger what they could do, as the end of a sentence
 * @throws {ConfigurationError} if others can change the file
 */
function refuseIfOthersWrite(path: string, danger: string): void {
  if (isOpenTo(path, 0o022)) {
    throw new ConfigurationError(`${path} can be changed by others, who could ${danger}. Run: chmod 600 ${path}`);
  }
}

/**
 * The same, and nobody else may own the file or put another one in its place.
 *
 * @throws {ConfigurationError}
 */
export function refuseIfOthersReplace(path: string, danger: string): void {
  refuseIfOthersWrite(path, danger);
  if (process.platform === 'win32') return;
  const folder = dirname(path);
  const { mode } = statSync(folder);
  // In a folder like /tmp, others can add files but not replace one.
  if ((mode & 0o022) !== 0 && (mode & 0o1000) === 0) {
    throw new ConfigurationError(
      `Others can replace files in ${folder} and could ${danger}. Run: chmod go-w ${folder}`,
    );
  }
  const { uid } = statSync(path);
  if (uid !== 0 && uid !== process.getuid?.()) {
    throw new ConfigurationError(`${path} belongs to another user, who could ${danger}. Use a copy of your own.`);
  }
}

function isOpenTo(path: string, bits: number): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & bits) !== 0;
}
