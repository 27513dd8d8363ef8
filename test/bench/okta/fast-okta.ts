import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:tls';
import { readRequests } from './read-requests.ts';
import { type RecordedPages, USERS_PER_PAGE } from './record-pages.ts';

/** How many pages the lists have until further notice. */
export interface ListLengths {
  readonly userPages: number;
  readonly logPages: number;
}

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const TOKEN_PATH = '/oauth2/v1/token';
const NONCE = 'bench-nonce';

/** Starts it on the loopback interface. */
export async function startFastOkta(pages: RecordedPages, certificate: Certificate): Promise<FastOkta> {
  const okta = new FastOkta(pages);
  const server = createServer({ ...certificate, noDelay: true }, (socket) => okta.serve(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  okta.port = (server.address() as AddressInfo).port;
  return okta;
}

/**
 * Okta over TLS, made to be faster than every client: answers from memory, and no parsing beyond what tells one request
 * from another. It checks what a contestant could save time with: that there are credentials, that a proof goes with a
 * token that is bound to a key, and that proofs at the token endpoint have its nonce.
 */
export class FastOkta {
  port = 0;
  lengths: ListLengths = { userPages: 1, logPages: 1 };
  #count = 0;
  readonly #pages: RecordedPages;

  constructor(pages: RecordedPages) {
    this.#pages = pages;
  }

  /** API requests answered since the last call. Those for tokens do not count. */
  takeCount(): number {
    const taken = this.#count;
    this.#count = 0;
    return taken;
  }

  serve(socket: Socket): void {
    // A contestant that ends breaks off. That is no failure of the server.
    socket.on('error', () => socket.destroy());
    readRequests(socket, (head, body) => this.#answer(socket, head, body));
  }

  #answer(socket: Socket, head: string, body: string): void {
    const [method = '', target = ''] = head.slice(0, head.indexOf('\r\n')).split(' ');
    if (target === TOKEN_PATH) {
      sendToken(socket, head, body);
      return;
    }
    this.#count += 1;
    const { user, userPages, logPages } = this.#pages;
    const headers = head.toLowerCase();
    if (!headers.includes('\r\nauthorization: ')) send(socket, '401 Unauthorized', '', refusal('no credentials'));
    else if (headers.includes('\r\nauthorization: dpop ') && !headers.includes('\r\ndpop: ')) {
      send(socket, '401 Unauthorized', '', refusal('no proof'));
    } else if (method !== 'GET') send(socket, '404 Not Found', '', refusal('not recorded'));
    else if (target.startsWith('/api/v1/users/')) send(socket, '200 OK', '', user);
    else if (target.startsWith('/api/v1/users'))
      this.#sendPage(socket, target, userPages, this.lengths.userPages, '"id":"');
    else if (target.startsWith('/api/v1/logs'))
      this.#sendPage(socket, target, logPages, this.lengths.logPages, '"uuid":"');
    else send(socket, '404 Not Found', '', refusal('not recorded'));
  }

  /** @param name of the field that tells rows apart: each page has another first row, or the list would have no end */
  #sendPage(socket: Socket, target: string, bodies: readonly Buffer[], length: number, name: string): void {
    const [, digits] = /[?&]after=(\d+)/.exec(target) ?? [];
    const page = Number(digits ?? 0);
    const toLink = (path: string, relation: string) =>
      `link: <https://127.0.0.1:${this.port}${path}>; rel="${relation}"\r\n`;
    const self = toLink(target, 'self');
    const next = page + 1 < length ? toLink(toNext(target, page + 1), 'next') : '';
    const body = bodies[page % bodies.length] ?? Buffer.from('[]');
    const mark = Buffer.from(String(page).padStart(8, '0'));
    const markAt = body.indexOf(name) + name.length;
    send(socket, '200 OK', self + next, body.subarray(0, markAt), mark, body.subarray(markAt + mark.length));
  }
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

function send(socket: Socket, status: string, headers: string, ...body: readonly Buffer[]): void {
  socket.write(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\n${stampOf(Date.now())}x-okta-request-id: bench\r\n` +
      `${headers}content-length: ${body.reduce((length, { byteLength }) => length + byteLength, 0)}\r\n\r\n`,
    'latin1',
  );
  for (const part of body) socket.write(part);
}
