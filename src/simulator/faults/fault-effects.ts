import type { Clock } from '../../clock.ts';
import { internalError, type OktaError, rateLimitExceeded } from '../okta-error.ts';
import { concurrencyState, withRate } from '../rate-headers.ts';
import type { Fault } from './fault.ts';

/** An answer, and whether the connection breaks while it is sent. */
export interface Delivery {
  response: Response;
  cut: 'none' | 'drop' | 'truncate';
}

/** The answer of a fault that keeps the request from the org; undefined if the org answers. */
export function faultBefore(
  fault: Fault,
  clock: Clock,
  errorResponse: (error: OktaError) => Response,
): Delivery | undefined {
  switch (fault.kind) {
    case 'status':
      return fault.when === 'after' ? undefined : { response: gatewayError(fault.status, errorResponse), cut: 'none' };
    case 'drop':
      return fault.when === 'after' ? undefined : { response: new Response(null), cut: 'drop' };
    case 'rate-limit': {
      const resetS = Math.ceil((clock.now() + (fault.resetInMs ?? 5000)) / 1000);
      const state = { allowed: false, limit: 600, remaining: 0, resetS };
      return { response: withRate(errorResponse(rateLimitExceeded()), state), cut: 'none' };
    }
    case 'concurrency':
      return { response: withRate(errorResponse(rateLimitExceeded()), concurrencyState(clock)), cut: 'none' };
    default:
      return undefined;
  }
}

/** The answer as a fault changes it after the org has given it; undefined if it stays as it is. */
export async function faultAfter(fault: Fault, response: Response): Promise<Delivery | undefined> {
  switch (fault.kind) {
    case 'status':
      return fault.when === 'after' ? { response: gatewayError(fault.status, undefined), cut: 'none' } : undefined;
    case 'drop':
      return { response, cut: 'drop' };
    case 'truncate':
      return { response, cut: 'truncate' };
    case 'content-type': {
      const headers = new Headers(response.headers);
      headers.set('content-type', fault.contentType ?? 'text/html; charset=utf-8');
      const body = fault.body ?? '<html><body><h1>Sign in</h1></body></html>';
      return { response: new Response(body, { status: response.status, headers }), cut: 'none' };
    }
    case 'huge':
      return {
        response: new Response(endlessText(fault.bytes), { headers: { 'content-type': 'application/json' } }),
        cut: 'none',
      };
    default:
      return undefined;
  }
}

/** Okta's own 500 is JSON; the gateways in front of it answer HTML. */
function gatewayError(status: number, errorResponse: ((error: OktaError) => Response) | undefined): Response {
  if (status === 500 && errorResponse !== undefined) return errorResponse(internalError());
  const title = GATEWAY_TITLES[status] ?? 'Error';
  const body = `<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1></body></html>`;
  return new Response(body, { status, headers: { 'content-type': 'text/html' } });
}

const GATEWAY_TITLES: Record<number, string> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

/** A JSON text of this many bytes (`Infinity` for one that never ends), made while it is read. */
function endlessText(bytes: number): ReadableStream<Uint8Array> {
  const piece = new TextEncoder().encode('x'.repeat(64 * 1024));
  let left = bytes;
  let begun = false;
  return new ReadableStream({
    pull(controller) {
      if (!begun) {
        begun = true;
        controller.enqueue(new TextEncoder().encode('[{"id":"'));
        return;
      }
      if (left <= 0) {
        controller.enqueue(new TextEncoder().encode('"}]'));
        controller.close();
        return;
      }
      controller.enqueue(left < piece.length ? piece.subarray(0, left) : piece);
      left -= piece.length;
    },
  });
}
