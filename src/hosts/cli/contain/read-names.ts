import { UsageError } from '../../../errors.ts';
import { readInput } from '../read-input.ts';

/**
 * The logins or ids in a file, one a line, each once; blank lines and those that begin with # are left out. A login is the
 * same in any case, an id is not.
 *
 * @param path `-` for standard input
 * @throws {UsageError} where there are none
 */
export function readNames(path: string): readonly string[] {
  const lines = readInput(path)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const seen = new Set<string>();
  const names = lines.filter((line) => {
    const key = line.includes('@') ? line.toLowerCase() : line;
    return !seen.has(key) && seen.add(key);
  });
  if (names.length === 0) throw new UsageError(`${path} names nobody. It takes one login or id a line.`);
  const list = names.find((name) => /[,;\t]/.test(name));
  if (list !== undefined) throw new UsageError(`${path} takes one login or id a line, and not '${list}'.`);
  return names;
}
