import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * What passes through between two collections, in characters: four pages of the log, or fifty of users. Seldom enough to
 * cost little, often enough that little piles up.
 */
const PASSED = 6_000_000;

/**
 * Keeps a process small that lets much pass through and keeps nothing. Left to itself, V8 lets garbage grow to a hundred
 * megabytes before it looks, since there is memory enough; with a million rows to print, that is most of what the
 * process holds. So the garbage is collected every few megabytes; what is alive by then is little, and is looked through quickly.
 *
 * @returns to be called after each page with the length of its text
 */
export function keepHeapSmall(): (length: number) => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  let passed = 0;
  return (length) => {
    passed += length;
    if (passed < PASSED || typeof collect !== 'function') return;
    passed = 0;
    collect();
  };
}
