import { readFileSync } from 'node:fs';
import { explainFile } from '../../core/file-fault.ts';
import { FileError } from '../../errors.ts';

/**
 * The text of a file that a person named; `-` is standard input. Windows PowerShell writes UTF-16, which is read as well.
 *
 * @throws {FileError} where it cannot be read, or is no text
 */
export function readInput(path: string): string {
  const bytes = explainFile(path, 'read', () => readFileSync(path === '-' ? 0 : path));
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (cause) {
    // A letter that was lost would make another name of a login.
    throw new FileError(`${path} cannot be read: it is not text in UTF-8. Save it as UTF-8.`, 'encoding', { cause });
  }
}

/** By the byte-order mark, which `TextDecoder` takes away. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
