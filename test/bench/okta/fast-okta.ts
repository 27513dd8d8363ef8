import { createServer, type Socket } from 'node:net';
import { type RecordedPages, USERS_PER_PAGE } from './record-pages.ts';

/** How many pages the lists have until further notice. */
export interface ListLengths {
  readonly userPages: number;
  readonly logPages: number;
}

export interface FastOkta {
  readonly port: number;
  /** API requests answered since the last time that this was called; those for tokens do not count. */
  takeCount(): number;
  setLengths(lengths: ListLengths): void;
  close(): Promise<void>;
}

const HEAD_END = '\r\n\r\n';
const TOKEN_PATH = '/oauth2/v1/token';
const NONCE = 'bench-nonce';

/**
 * Okta on the loopback interface, made to be faster than anybody who asks it: a bare socket, answers from memory, no
 * parsing beyond what tells one request from another. It checks what a contestant could save time with: that there are
 * credentials, that a proof goes with a token that is bound to a key, and that proofs at the token endpoint bear its nonce.
 */
export async function startFastOkta(pages: RecordedPages): Promise<FastOkta> {
  let lengths: ListLengths = { userPages: 1, logPages: 1 };
  let count = 0;
  const sockets = new Set<Socket>();
  let port = 0;

  const answer = (socket: Socket, head: string, body: string): void => {
    const [method = '', target = ''] = head.slice(0, head.indexOf('\r\n')).split(' ');
    if (target === TOKEN_PATH) {
      sendToken(socket, head, body);
      return;
    }
    count += 1;
    const headers = head.toLowerCase();
    if (!headers.includes('\r\nauthorization: ')) send(socket, '401 Unauthorized', '', refusal('no credentials'));
    else if (headers.includes('\r\nauthorization: dpop ') && !headers.includes('\r\ndpop: ')) {
      send(socket, '401 Unauthorized', '', refusal('no proof'));
    } else if (method !== 'GET') send(socket, '404 Not Found', '', refusal('not recorded'));
    else if (target.startsWith('/api/v1/users/')) send(socket, '200 OK', '', pages.user);
    else if (target.startsWith('/api/v1/users')) sendPage(socket, target, pages.userPages, lengths.userPages);
    else if (target.startsWith('/api/v1/logs')) sendPage(socket, target, pages.logPages, lengths.logPages);
    else send(socket, '404 Not Found', '', refusal('not recorded'));
  };

  const sendPage = (socket: Socket, target: string, bodies: readonly Buffer[], length: number): void => {
    const [, digits] = /[?&]after=(\d+)/.exec(target) ?? [];
    const page = Number(digits ?? 0);
    const self = `link: <http://127.0.0.1:${port}${target}>; rel="self"\r\n`;
    const next = page + 1 < length ? `link: <http://127.0.0.1:${port}${toNext(target, page + 1)}>; rel="next"\r\n` : '';
    send(socket, '200 OK', self + next, bodies[page % bodies.length] ?? Buffer.from('[]'));
  };

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A contestant that ends breaks off; that is no failure of the server.
    socket.on('error', () => socket.destroy());
    let pending = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      pending = pending === '' ? chunk : pending + chunk;
      socket.cork();
      for (;;) {
        const end = pending.indexOf(HEAD_END);
        if (end < 0) break;
        const head = pending.slice(0, end);
        const [, digits] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? [];
        const bodyStart = end + HEAD_END.length;
        const bodyEnd = bodyStart + Number(digits ?? 0);
        if (pending.length < bodyEnd) break;
        answer(socket, head, pending.slice(bodyStart, bodyEnd));
        pending = pending.slice(bodyEnd);
      }
      socket.uncork();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  port = address.port;

  return {
    port,
    takeCount() {
      const taken = count;
      count = 0;
      return taken;
    },
    setLengths(wanted) {
      lengths = wanted;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function toNext(target: string, page: number): string {
  if (/[?&]after=/.test(target)) return target.replace(/([?&]after=)\d+/, `$1${page}`);
  return target.includes('?') ? `${target}&after=${page}` : `${target}?limit=${USERS_PER_PAGE}&after=${page}`;
}

/** Okta's dance (RFC 9449 §8): a proof without the nonce is refused with the nonce to use. */
function sendToken(socket: Socket, head: string, body: string): void {
  if (!body.includes('client_assertion=')) {
    send(socket, '401 Unauthorized', '', Buffer.from('{"error":"invalid_client"}'));
    return;
  }
  const [, payload = ''] = /\r\ndpop: *[^.\r]*\.([^.\r]*)\./i.exec(head) ?? [];
  if (!Buffer.from(payload, 'base64url').toString().includes(`"nonce":"${NONCE}"`)) {
    const refused =
      '{"error":"use_dpop_nonce","error_description":"Authorization server requires nonce in DPoP proof."}';
    send(socket, '400 Bad Request', `dpop-nonce: ${NONCE}\r\n`, Buffer.from(refused));
    return;
  }
  const token = { token_type: 'DPoP', expires_in: 3600, access_token: 'bench-access-token', scope: 'okta.users.read' };
  send(socket, '200 OK', '', Buffer.from(JSON.stringify(token)));
}

function refusal(summary: string): Buffer {
  return Buffer.from(JSON.stringify({ errorCode: 'E0000011', errorSummary: summary, errorId: 'bench' }));
}

let stampedSecond = 0;
let stamp = '';

/** What changes from second to second; the limits are those of an org that nobody else uses. */
function stampOf(nowMs: number): string {
  const second = Math.floor(nowMs / 1000);
  if (second !== stampedSecond) {
    stampedSecond = second;
    stamp =
      `date: ${new Date(nowMs).toUTCString()}\r\nx-rate-limit-limit: 1000000\r\nx-rate-limit-remaining: 999999\r\n` +
      `x-rate-limit-reset: ${second + 60}\r\n`;
  }
  return stamp;
}

function send(socket: Socket, status: string, headers: string, body: Buffer): void {
  socket.write(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\n${stampOf(Date.now())}x-okta-request-id: bench\r\n` +
      `${headers}content-length: ${body.length}\r\n\r\n`,
    'latin1',
  );
  socket.write(body);
}
