import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Pages between two collections: seldom enough to cost little, often enough that little piles up. */
const PAGES = 4;

/**
 * Keeps a process small that lets much pass through and keeps nothing. Left to itself, V8 lets garbage grow to a hundred
 * megabytes before it looks, since there is memory enough; with a million rows to print, that is most of what the
 * process holds. So the garbage is collected every few pages; what is alive by then is little, and is looked through quickly.
 *
 * @returns to be called after each page
 */
export function keepHeapSmall(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  let pages = 0;
  return () => {
    pages += 1;
    if (pages % PAGES === 0 && typeof collect === 'function') collect();
  };
}
