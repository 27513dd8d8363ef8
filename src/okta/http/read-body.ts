import type { IncomingMessage } from 'node:http';
import { ConnectionError } from './connection-error.ts';

/** The encodings that are asked for and understood (RFC 9110 §8.4.1). */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/** Node's function for each encoding. */
const DECODERS: ReadonlyMap<string, 'gunzip' | 'inflate' | 'brotliDecompress'> = new Map([
  ['gzip', 'gunzip'],
  ['x-gzip', 'gunzip'],
  ['deflate', 'inflate'],
  ['br', 'brotliDecompress'],
]);

/**
 * The body of an answer as text.
 *
 * @param maxBytes of the body as sent and as decoded: a compressed body may decode to a thousand times its length
 * @throws {ConnectionError} `TOO_LARGE`, `DAMAGED` where it cannot be decoded, or Node's code where the connection broke
 */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<string> {
  const body = await readBytes(response, maxBytes);
  const decoder = DECODERS.get((response.headers['content-encoding'] ?? '').trim().toLowerCase());
  if (decoder === undefined || body.length === 0) return toText(body);
  const zlib = await import('node:zlib');
  const decode: typeof zlib.gunzip = zlib[decoder];
  return new Promise((resolve, reject) => {
    decode(body, { maxOutputLength: maxBytes }, (error: (Error & { readonly code?: string }) | null, decoded) => {
      if (error === null) resolve(toText(decoded));
      else reject(new ConnectionError(error.code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_LARGE' : 'DAMAGED', true, error));
    });
  });
}

function readBytes(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const announced = Number(response.headers['content-length']);
    if (announced > maxBytes) {
      reject(new ConnectionError('TOO_LARGE', true));
      return;
    }
    const collected = new ByteCollector(Number.isSafeInteger(announced) ? announced : 0);
    response.on('data', (chunk: Buffer) => {
      if (collected.length + chunk.length > maxBytes) reject(new ConnectionError('TOO_LARGE', true));
      else collected.append(chunk);
    });
    response.on('end', () => resolve(collected.toBuffer()));
    response.on('error', (error: Error & { readonly code?: string }) => {
      reject(new ConnectionError(error.code ?? '', true, error));
    });
  });
}

/**
 * Bytes that arrive in pieces. They are copied together at once: a list of the pieces would cost a hundred bytes of
 * memory for each, and a server may send a body byte by byte.
 */
class ByteCollector {
  readonly #expected: number;
  #bytes: Buffer = Buffer.alloc(0);
  #length = 0;

  /** @param expected how many bytes the server has announced; 0 if it has not */
  constructor(expected: number) {
    this.#expected = expected;
  }

  get length(): number {
    return this.#length;
  }

  append(chunk: Buffer): void {
    if (this.#length === 0) {
      // Most bodies come in one piece, which then need not be copied.
      this.#bytes = chunk;
      this.#length = chunk.length;
      return;
    }
    const length = this.#length + chunk.length;
    if (length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, length, this.#expected, 16 * 1024));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    chunk.copy(this.#bytes, this.#length);
    this.#length = length;
  }

  toBuffer(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}

/** JSON is UTF-8 (RFC 8259 §8.1); a byte order mark before it may be passed over. */
function toText(body: Buffer): string {
  const text = body.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
