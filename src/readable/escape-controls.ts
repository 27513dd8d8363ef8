/**
 * Characters that a terminal would obey or that make text look like other text: control characters (ANSI escapes begin
 * with one), marks that reverse the direction of writing, characters without width, Unicode tags. Joiners are harmless;
 * scripts and emoji need them.
 */
const HARMFUL =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const HARMFUL_ALL = new RegExp(HARMFUL.source, 'gu');

/**
 * Text from outside as one line that a terminal can only show: ESC becomes `␛`, a line break `␊`, U+202E `<U+202E>`;
 * a tab becomes four blanks.
 */
export function escapeControls(text: string): string {
  return HARMFUL.test(text) ? text.replace(HARMFUL_ALL, toVisible) : text;
}

/** The same for text of several lines. */
export function toEscapedLines(text: string): string[] {
  return text.split(/\r?\n/).map(escapeControls);
}

/** JSON, indented or not, in which those characters are written as `\\uXXXX`, so that its meaning stays the same. */
export function escapeControlsInJson(json: string): string {
  return json.replace(HARMFUL_ALL, (character) =>
    character === '\n'
      ? character
      : Array.from(character.split(''), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
}

function toVisible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\t') return '    ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
