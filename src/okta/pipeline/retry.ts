import { type Clock, monotonicMs } from '../../clock.ts';
import { TransportError } from '../../errors.ts';
import type { Log } from '../log.ts';
import { backOffMs } from './rate-limit-window.ts';
import type { OktaRequest, OktaResponse, Repeat, Send } from './send.ts';

export interface RetryOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to below 1; for jitter. */
  readonly random: () => number;
}

const MAX_TRIES = 3;

/** Why a try failed, where another one may succeed. */
export interface Fault {
  readonly reason: string;
  /** False: nothing reached Okta, so that sending it again repeats nothing. */
  readonly sent: boolean;
  /** The wait before the second try; it doubles with each further one. */
  readonly baseMs: number;
}

type Attempt = { readonly response: OktaResponse } | { readonly error: unknown };

/**
 * The layer that tries again after a gateway's 5xx and after broken connections: three tries in all, a few seconds of
 * waiting, and only where a repetition does no harm (see `Repeat`).
 */
export function createRetry({ clock, log, random }: RetryOptions): (send: Send) => Send {
  return (send) => async (request) => {
    const { run } = request;
    /** Requests that Okta may have acted on although their reply did not come. */
    let lost = 0;
    for (let tries = 1; ; tries += 1) {
      run.signal?.throwIfAborted();
      const startedMs = monotonicMs(clock);
      const attempt = await tryOnce(send, request);
      const fault = toFault(attempt, request);
      const waitMs =
        fault && mayRepeat(request.repeat, fault, tries, lost) ? backOffMs(tries, random, fault.baseMs) : 0;
      if (request.takesServerFault && isServerFault(attempt)) {
        run.budget?.charge(startedMs);
        return finish(attempt, request, true, lost);
      }
      if (fault === undefined || waitMs === 0) return finish(attempt, request, fault?.sent === true, lost);
      run.budget?.charge(startedMs);
      if (run.budget?.tryReserve(waitMs) === false) return finish(attempt, request, fault.sent, lost);
      if (fault.sent) lost += 1;
      const what = `${request.method} ${request.url.replace(/\?.*/s, '')}`;
      log('debug', `${what}: ${fault.reason} Trying again in ${waitMs / 1000} s (try ${tries + 1} of ${MAX_TRIES}).`);
      if (waitMs >= 1000) run.progress({ kind: 'waiting', reason: 'retry', untilMs: clock.now() + waitMs });
      await clock.sleep(waitMs, run.signal);
    }
  };
}

async function tryOnce(send: Send, request: OktaRequest): Promise<Attempt> {
  try {
    return { response: await send(request) };
  } catch (error) {
    return { error };
  }
}

const isServerFault = (attempt: Attempt): boolean => 'response' in attempt && attempt.response.status === 500;

type FaultyRequest = Pick<OktaRequest, 'method' | 'busy'>;

/** Undefined: the answer is final, good or bad. */
export function toFault(attempt: Attempt, { method, busy = [] }: FaultyRequest): Fault | undefined {
  if ('error' in attempt) return toConnectionFault(attempt.error);
  const { status, reason, text } = attempt.response;
  if (status === 502 || status === 503 || status === 504 || (status === 500 && method === 'GET')) {
    return { reason: `${status} ${reason}.`, sent: true, baseMs: 1000 };
  }
  if (status >= 400 && busy.some((code) => text.includes(`"${code}"`))) {
    return { reason: `Okta is busy (${status}).`, sent: false, baseMs: 1000 };
  }
  if (status < 300 && isCutOff(text)) return { reason: 'The answer was cut off.', sent: true, baseMs: 200 };
  return undefined;
}

function toConnectionFault(error: unknown): Fault | undefined {
  if (!(error instanceof TransportError)) return undefined;
  switch (error.fault) {
    case 'refused':
    case 'dns':
    case 'timeout':
      return { reason: error.message, sent: error.sent, baseMs: 1000 };
    // Usually the other side closed a kept connection at that moment: a new one works at once.
    case 'reset':
      return { reason: error.message, sent: error.sent, baseMs: 200 };
    default:
      return undefined;
  }
}

/** A JSON list or object without its end: a gateway lost it half-way and closed the connection in good order. */
function isCutOff(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first !== 0x5b && first !== 0x7b) return false;
  const last = text.trimEnd().at(-1);
  return last !== (first === 0x5b ? ']' : '}');
}

function mayRepeat(repeat: Repeat, fault: Fault, tries: number, lost: number): boolean {
  if (tries >= MAX_TRIES) return false;
  if (!fault.sent) return true;
  return isHarmless(repeat) || (repeat === 'lifecycle' && lost === 0);
}

const isHarmless = (repeat: Repeat): boolean => repeat === 'safe' || repeat === 'removal';

function finish(attempt: Attempt, { repeat }: OktaRequest, isLost: boolean, lost: number): OktaResponse {
  if ('error' in attempt) {
    const { error } = attempt;
    if (!(error instanceof TransportError)) throw error;
    // The last try may not have got to Okta; one before it may.
    const sent = error.sent || lost > 0;
    if (isHarmless(repeat)) throw sent === error.sent ? error : withSent(error, error.message);
    // After a cancel nobody knows how far the request has got.
    throw isLost || lost > 0 || (error.isCancelled && sent) ? toOpenOutcome(error) : error;
  }
  const { response } = attempt;
  if (lost === 0) return response;
  // What was to be deleted is not there, and may have been deleted by the request whose reply was lost.
  if (repeat === 'removal' && response.status === 404)
    return { ...response, status: 204, reason: 'No Content', text: '' };
  return { ...response, attempts: lost + 1 };
}

function toOpenOutcome(error: TransportError): TransportError {
  const message = `${error.message} Okta may have carried out the request anyway: check before you run it again.`;
  return withSent(error, message);
}

const withSent = (error: TransportError, message: string): TransportError =>
  new TransportError(error.fault, message, { cause: error, sent: true });
