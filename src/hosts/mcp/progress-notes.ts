import type { ServerContext } from '@modelcontextprotocol/server';
import type { RunOptions } from '../../integration.ts';

type Report = NonNullable<RunOptions['progress']>;

/** Tells a client that asked for it how far a command has come: one note for each page, wait or poll. */
export function createProgressNotes({ mcpReq }: ServerContext): Report {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return () => {};
  let progress = 0;
  return (event) => {
    progress += 1;
    const note = {
      method: 'notifications/progress' as const,
      params: { progressToken, progress, message: toMessage(event) },
    };
    // A client that has gone away needs no notes.
    mcpReq.notify(note).catch(() => {});
  };
}

function toMessage(event: Parameters<Report>[0]): string {
  switch (event.kind) {
    case 'rows':
      return `${event.rows} rows read`;
    case 'users':
      return `${event.done} of ${event.total} users`;
    case 'waiting':
      return `waiting (${event.reason}) until ${new Date(event.untilMs).toISOString()}`;
    case 'polling':
      return `waiting for the user's answer until ${new Date(event.untilMs).toISOString()}`;
  }
}
