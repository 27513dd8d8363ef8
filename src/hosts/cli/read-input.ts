import { readFileSync } from 'node:fs';
import { explainFile } from '../../core/file-fault.ts';

/** The text of a file that a person named; `-` is standard input. @throws {FileError} where it cannot be read */
export function readInput(path: string): string {
  return explainFile(path, 'read', () => readFileSync(path === '-' ? 0 : path, 'utf8'));
}
