/**
 * A text with new content between the two marks of a generated part, such as `<!-- commands:start -->`. The rest of it stays
 * as it is.
 *
 * @throws {Error} if the marks are missing
 */
export function replacePart(text: string, name: string, content: string): string {
  const [startMark, endMark] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const start = text.indexOf(startMark);
  const end = text.indexOf(endMark);
  if (start < 0 || end < start) throw new Error(`The file needs the lines ${startMark} and ${endMark}, in this order.`);
  return `${text.slice(0, start + startMark.length)}\n${content}${text.slice(end)}`;
}
