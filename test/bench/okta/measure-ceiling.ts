import { connect } from 'node:tls';

/** What the fast Okta gives to somebody who reads bytes and does nothing with them. */
export interface Ceiling {
  readonly requestsPerSecond: number;
  readonly megabytesPerSecond: number;
}

const CONNECTIONS = 8;
const DEPTH = 16;

/**
 * Asks for one address again and again over a few connections, several requests on their way on each, and counts the
 * bytes of the answers. No HTTP client is as fast, so this is the server's own limit, or close to it.
 */
export async function measureCeiling(origin: string, target: string, requests: number): Promise<Ceiling> {
  const { port, host } = new URL(origin);
  const request = `GET ${target} HTTP/1.1\r\nhost: ${host}\r\nauthorization: SSWS bench\r\n\r\n`;
  const answerBytes = await bytesOfOne(Number(port), request);
  const perConnection = Math.max(DEPTH, Math.ceil(requests / CONNECTIONS / DEPTH) * DEPTH);
  const startedMs = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, () => drain(Number(port), request, answerBytes, perConnection)),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  const total = perConnection * CONNECTIONS;
  return { requestsPerSecond: total / seconds, megabytesPerSecond: (total * answerBytes) / seconds / 1e6 };
}

function bytesOfOne(port: number, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => socket.write(request));
    let bytes = 0;
    let expected = Number.POSITIVE_INFINITY;
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      if (bytes === 0) {
        const head = chunk.toString('latin1');
        const [, digits] = /content-length: (\d+)/.exec(head) ?? [];
        expected = head.indexOf('\r\n\r\n') + 4 + Number(digits);
      }
      bytes += chunk.length;
      if (bytes < expected) return;
      socket.destroy();
      resolve(bytes);
    });
  });
}

function drain(port: number, request: string, answerBytes: number, requests: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const batch = request.repeat(DEPTH);
    let bytes = 0;
    let sent = DEPTH;
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => socket.write(batch));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      if (bytes < sent * answerBytes) return;
      if (sent >= requests) {
        socket.destroy();
        resolve();
        return;
      }
      sent += DEPTH;
      socket.write(batch);
    });
  });
}
