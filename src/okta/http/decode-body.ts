/** The encodings that are asked for and understood (RFC 9110 §8.4.1). */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/** Node's function for each. */
const DECODERS: ReadonlyMap<string, 'gunzip' | 'inflate' | 'brotliDecompress'> = new Map([
  ['gzip', 'gunzip'],
  ['x-gzip', 'gunzip'],
  ['deflate', 'inflate'],
  ['br', 'brotliDecompress'],
]);

/**
 * A body as text.
 *
 * @param mostBytes of the decoded body, which may be a thousand times as long as the one that was sent
 * @throws a RangeError with the code ERR_BUFFER_TOO_LARGE, or zlib's error where the body is damaged or cut off
 */
export async function decodeBody(chunks: readonly Buffer[], encoding: string, mostBytes: number): Promise<string> {
  const [first] = chunks;
  if (first === undefined) return '';
  const body = chunks.length === 1 ? first : Buffer.concat(chunks);
  const decoder = DECODERS.get(encoding.trim().toLowerCase());
  if (decoder === undefined) return toText(body);
  const zlib = await import('node:zlib');
  const decode: typeof zlib.gunzip = zlib[decoder];
  return new Promise((resolve, reject) => {
    decode(body, { maxOutputLength: mostBytes }, (error, decoded) => {
      if (error) reject(error);
      else resolve(toText(decoded));
    });
  });
}

/** JSON is UTF-8 (RFC 8259 §8.1); a byte order mark before it may be passed over. */
function toText(body: Buffer): string {
  const text = body.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
