import type { Clock } from '../../clock.ts';
import type { Log } from '../log.ts';
import { headerOf, type Send } from './send.ts';

/** The layer that logs at debug what was asked and what came: one line a request, without queries, headers and bodies. */
export function createTrace({ clock, log }: { readonly clock: Clock; readonly log: Log }): (send: Send) => Send {
  return (send) => async (request) => {
    const startedMs = clock.now();
    const response = await send(request);
    const query = request.url.indexOf('?');
    const address = query < 0 ? request.url : request.url.slice(0, query);
    const id = headerOf(response, 'x-okta-request-id') ?? 'none';
    log('debug', `${request.method} ${address}: ${response.status} in ${clock.now() - startedMs} ms, request id ${id}`);
    return response;
  };
}
