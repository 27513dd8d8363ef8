import { type Clock, monotonicMs } from '../../clock.ts';
import type { Log } from '../log.ts';
import { headerOf, type Send } from './send.ts';

/** The layer that logs at debug each request and its status: one line, without query, headers and bodies. */
export function createTrace({ clock, log }: { readonly clock: Clock; readonly log: Log }): (send: Send) => Send {
  return (send) => async (request) => {
    const startedMs = monotonicMs(clock);
    const response = await send(request);
    const query = request.url.indexOf('?');
    const address = query < 0 ? request.url : request.url.slice(0, query);
    const id = headerOf(response, 'x-okta-request-id') ?? 'none';
    const tookMs = Math.round(monotonicMs(clock) - startedMs);
    log('debug', `${request.method} ${address}: ${response.status} in ${tookMs} ms, request id ${id}`);
    return response;
  };
}
