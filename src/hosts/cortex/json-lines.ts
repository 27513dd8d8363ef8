/**
 * The lines of a text that comes in pieces. A line ends with a line feed only: newer versions of Node's own reader also
 * split at U+2028 and U+2029, which may be inside a JSON text.
 */
export async function* readLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let begun: string[] = [];
  for await (const piece of pieces) {
    const [end = '', ...starts] = piece.split('\n');
    begun.push(end);
    for (const start of starts) {
      yield begun.join('');
      begun = [start];
    }
  }
  yield begun.join('');
}

/** A value as one line of JSON, also for readers that take U+2028 and U+2029 for the end of a line. */
export function toLine(value: object): string {
  const json = JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return `${json}\n`;
}
