/**
 * The lines of a text that comes in pieces. A line ends with a line feed and with nothing else: newer versions of Node's
 * own reader split at U+2028 and U+2029 too, which may stand in the middle of a JSON text.
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
