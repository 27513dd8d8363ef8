/** A text as one word of a POSIX shell, in single quotes where it needs some: there a shell expands nothing. */
export function toShellWord(text: string): string {
  return /^[\w@.,:/+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
