import { validationFailed } from '../okta-error.ts';
import type { Json, LogEvent } from '../records.ts';

const MAX_KEYWORDS = 10;
const MAX_KEYWORD_LENGTH = 40;

/**
 * The test of the System Log's `q`: every keyword must equal a whole word of some value of the event, without regard to
 * case. Words end at blanks and hyphens.
 */
export function compileKeywords(q: string): (event: LogEvent) => boolean {
  const keywords = q.trim().split(/\s+/);
  if (keywords.length > MAX_KEYWORDS) throw validationFailed('q', `q: at most ${MAX_KEYWORDS} keywords are allowed`);
  if (keywords.some((keyword) => keyword.length > MAX_KEYWORD_LENGTH)) {
    throw validationFailed('q', `q: a keyword must not be longer than ${MAX_KEYWORD_LENGTH} characters`);
  }
  const words = keywords.flatMap((keyword) => toWords(keyword));
  return (event) => {
    const missing = new Set(words);
    collect(event, missing);
    return missing.size === 0;
  };
}

const toWords = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== '');

function collect(value: Json, missing: Set<string>): void {
  if (missing.size === 0 || value === null) return;
  if (typeof value === 'object') {
    for (const member of Object.values(value)) collect(member, missing);
    return;
  }
  for (const word of toWords(String(value))) missing.delete(word);
}
