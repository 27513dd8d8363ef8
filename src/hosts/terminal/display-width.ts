/** How many columns a text takes in a terminal, and how it fits into a given number of them. */

/** Wide characters other than emoji (East_Asian_Width W and F; Unicode Standard Annex #11). */
const WIDE =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u;
const EMOJI = /^\p{Emoji_Presentation}|^\p{Emoji}\ufe0f/u;
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
const ASCII = /^[\u0020-\u007e]*$/;
/** Latin, Greek, Cyrillic, dashes, quotes, `…` and the like: one column each, no marks that join. */
const PLAIN = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027]*$/;

/** Beyond those, Chinese, Japanese and Korean characters that join with nothing beside them. */
const SEPARATE =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u3000-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;

let segmenter: Intl.Segmenter | undefined;

/** Code units that are taken apart at a time: the segmenter's time grows with the square of the text's length. */
const PIECE = 512;
const HIGH_SURROGATE = /[\ud800-\udbff]/;

function toGraphemes(text: string): string[] {
  if (PLAIN.test(text) || SEPARATE.test(text)) return [...text];
  const graphemes: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + PIECE + (HIGH_SURROGATE.test(text.charAt(start + PIECE - 1)) ? 1 : 0);
    const found = segment(text.slice(start, end));
    // The last one may go on behind the piece, so the next piece begins with it.
    if (found.length > 1 && end < text.length) found.pop();
    for (const grapheme of found) {
      graphemes.push(grapheme);
      start += grapheme.length;
    }
  }
  return graphemes;
}

function segment(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (found) => found.segment);
}

function graphemeWidth(grapheme: string): number {
  if (ASCII.test(grapheme)) return grapheme.length;
  if (WIDE.test(grapheme) || EMOJI.test(grapheme)) return 2;
  return NO_WIDTH.test(grapheme) ? 0 : 1;
}

/** The columns that a text without control characters takes. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return toGraphemes(text).reduce((width, grapheme) => width + graphemeWidth(grapheme), 0);
}

/** The width of the longest part without blanks. */
export function longestWord(text: string): number {
  if (!text.includes(' ')) return displayWidth(text);
  return text.split(' ').reduce((widest, word) => Math.max(widest, displayWidth(word)), 0);
}

/** The text itself, or its beginning with `…` behind it where it takes more than `width` columns. */
export function cutText(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const grapheme of toGraphemes(text)) {
    used += graphemeWidth(grapheme);
    if (used > width - 1) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}

/** Lines of at most `width` columns, broken at blanks, inside a word only where the word alone is wider. */
export function wrapText(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const startLine = (start: string) => {
    lines.push(line);
    line = start;
    used = displayWidth(start);
  };
  for (const [index, word] of text.split(' ').entries()) {
    const wordWidth = displayWidth(word);
    if (index > 0 && used + 1 + wordWidth <= width) {
      line += ` ${word}`;
      used += 1 + wordWidth;
      continue;
    }
    if (index > 0) startLine('');
    for (const piece of breakWord(word, width)) {
      if (used > 0) startLine('');
      line = piece;
      used = displayWidth(piece);
    }
  }
  return [...lines, line];
}

function breakWord(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const grapheme of toGraphemes(word)) {
    const next = graphemeWidth(grapheme);
    if (used + next > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += grapheme;
    used += next;
  }
  return [...pieces, piece];
}
