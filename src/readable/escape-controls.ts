/**
 * Characters that a terminal would obey or that make text look like other text: control characters (ANSI escapes begin
 * with one), marks that reverse the direction of writing, characters that nobody sees, Unicode tags.
 */
const ALONE =
  String.raw`[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f` +
  String.raw`\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}]`;
/** Scripts and emoji need joiners, between two of their characters; beside anything of ASCII they only hide. */
const JOINERS = String.raw`(?<![^\u0000-\u007f])[\u200c\u200d]|[\u200c\u200d](?![^\u0000-\u007f])`;
/** No character takes three joiners and variation selectors: a row of them is a message that nobody sees. */
const ROW = String.raw`[\u200c\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{3,1000}`;
const HARMFUL = new RegExp(`${ALONE}|${ROW}|${JOINERS}`, 'u');
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
  const row = [...character].length;
  if (row > 1) return `<${row} invisible characters>`;
  const code = character.codePointAt(0) ?? 0;
  if (character === '\t') return '    ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
