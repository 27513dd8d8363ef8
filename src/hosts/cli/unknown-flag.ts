import { nearest } from '../../core/nearest.ts';
import { UsageError } from '../../errors.ts';
import { foldFlag } from './fold-flag.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';

/** Whether a word is written as a flag. `-` alone means standard input. */
export const isFlag = (word: string): boolean => /^-./.test(word);

const MOST_LISTED = 8;

/** The name in `--name` and `--name=value`. */
const nameIn = (word: string): string | undefined => /^--([^=]+)/.exec(word)?.[1];

/** The flag of these that a word is. */
export function findFlag(word: string, known: readonly string[]): string | undefined {
  const name = nameIn(word);
  return name === undefined ? undefined : known.find((flag) => foldFlag(flag) === foldFlag(name));
}

/**
 * Names the first word that looks like a flag and is none, wherever it stands among the words of a command; the global
 * flags have been taken out of them before.
 *
 * @param own the flags of the command
 * @param command undefined where the words begin with a flag
 * @throws {UsageError}
 */
export function refuseUnknownFlags(
  words: readonly string[],
  own: readonly string[],
  command: string | undefined,
): void {
  const end = words.indexOf('--');
  const candidates = end < 0 ? words : words.slice(0, end);
  const unknown = candidates.find((word) => isFlag(word) && findFlag(word, own) === undefined);
  if (unknown === undefined) return;
  const name = nameIn(unknown);
  const near = name === undefined ? undefined : nearest(name, [...own, ...GLOBAL_FLAGS.map(({ flag }) => flag)]);
  const isShort = own.length > 0 && own.length <= MOST_LISTED;
  const taken = isShort ? `${command} takes ${own.map((flag) => `--${flag}`).join(', ')}. ` : '';
  const help = `${taken}See okta-v2 help${command === undefined ? '' : ` ${command}`}.`;
  const remedy = near === undefined ? help : `Did you mean --${near}?`;
  const note = name === undefined ? ' Write a value that begins with - behind a bare --.' : '';
  throw new UsageError(`Unknown option '${name === undefined ? unknown : `--${name}`}'. ${remedy}${note}`, {
    code: 'invalid_arguments',
  });
}
