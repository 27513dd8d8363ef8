import type { Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';

/** Calls `onRequest` for each request on a connection, with its head (a text in latin1) and its body. */
export function readRequests(socket: Socket, onRequest: (head: string, body: string) => void): void {
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
      onRequest(head, pending.slice(bodyStart, bodyEnd));
      pending = pending.slice(bodyEnd);
    }
    socket.uncork();
  });
}
