import type { ExpectedBody } from '../api/check-answer.ts';
import type { OktaPath } from '../api/path.ts';
import type { WaitBudget } from './wait-budget.ts';

/**
 * What the parts of the client hand to one another. A request goes down through the layers (retry, rate limit,
 * authentication) to the transport, and its response comes up again; each layer is a function from `Send` to `Send`, so
 * that each can be left out, replaced and tested alone.
 */

/**
 * What may happen when the reply to a request is lost:
 * `safe`: sending it again does no harm (reads, PUT, ending sessions);
 * `removal`: the same, and a "not found" after a lost reply says that the first one did it (DELETE of what its path names);
 * `lifecycle`: a state change that is refused once it has happened; the caller learns that the reply was lost;
 * `never`: a second one would act twice (create, verify).
 */
export type Repeat = 'safe' | 'removal' | 'lifecycle' | 'never';

/** A list repeats the name of the parameter. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** A call as the resources make it. */
export interface OktaCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: OktaPath;
  readonly query?: Query;
  /** Sent as JSON; absent means no body. */
  readonly body?: unknown;
  /** Default: `safe` for GET and PUT, `removal` for DELETE, `never` for POST. */
  readonly repeat?: Repeat;
  /** Error codes with which Okta says that it did nothing yet, and that the same request will do a moment later. */
  readonly busy?: readonly string[];
  /** What the answer's body has to be; absent: it is not checked. */
  readonly answer?: ExpectedBody;
  /** Values in this call that no error or log line may repeat, such as a password that it sets. */
  readonly secrets?: readonly string[];
  /** The part of Okta that the call belongs to, as a sentence names it, where some orgs lack it: `devices`. */
  readonly feature?: string;
}

/** A request on its way; `url` is absolute and of the org's origin. */
export interface OktaRequest {
  readonly method: OktaCall['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly repeat: Repeat;
  readonly busy?: readonly string[];
  /** True: a 500 is final, because the caller then asks for less. */
  readonly takesServerFault?: true;
  readonly run: RunContext;
}

/** What belongs to the command that a request is made for; every layer may look at it. */
export interface RunContext {
  /** Aborted with the error that the caller shall see. */
  readonly signal?: AbortSignal | undefined;
  /** Aborted with the error of a request that would still have to wait for a rate limit; others go on. */
  readonly endWaits?: AbortSignal | undefined;
  readonly progress: (event: Progress) => void;
  /** Told of each request that changes something, once it has been answered or has failed. */
  readonly onChange?: ((change: SentChange) => void) | undefined;
  /** How long the command may wait in all; absent: as long as it takes. */
  readonly budget?: WaitBudget | undefined;
  /** What all calls of the command belong to, where some orgs lack it; a call's own feature goes first. */
  readonly feature?: string | undefined;
  /** The OAuth scopes without which Okta refuses the command. */
  readonly needs?: readonly string[] | undefined;
  /** The OAuth scopes that the command is better for. */
  readonly wishes?: readonly string[] | undefined;
  /** In a dry run, takes the requests that would change something instead of their being sent. */
  readonly dryRun?: DryRun | undefined;
}

/** Whether a command only shows what it would send, and what it would have sent so far. */
export interface DryRun {
  readonly isOn: boolean;
  record(request: PlannedRequest): void;
}

/** A request that a dry run did not send. */
export interface PlannedRequest {
  readonly method: OktaCall['method'];
  /** As it would be sent, from `/api` on, with its query. */
  readonly path: string;
  /** Free of secrets; absent where the request has none. */
  readonly body?: unknown;
}

/** What became of one request that changes something; a request that is sent again is reported again. */
export interface SentChange {
  /** False: it did not get as far as the server. */
  readonly isSent: boolean;
  /** Of the answer; absent: none came, so that nobody knows whether a request that was sent has been carried out. */
  readonly status?: number;
  /** Okta's id of the request (`x-okta-request-id`), for Okta's support. */
  readonly requestId?: string | undefined;
}

/** What a command that takes long is busy with; for people who wait. */
export type Progress =
  | { readonly kind: 'rows' /** Read so far. */; readonly rows: number }
  | { readonly kind: 'users' /** Of those that the command is for. */; readonly done: number; readonly total: number }
  | { readonly kind: 'waiting'; readonly reason: 'rate limit' | 'retry'; readonly untilMs: number }
  | { readonly kind: 'polling'; readonly result: string; readonly untilMs: number };

/** Any answer at all, whatever its status. Header names are in lower case. */
export interface OktaResponse {
  readonly status: number;
  /** The HTTP reason phrase, filled from a table where the connection gave none. */
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  /** How many requests may have reached Okta for this answer: more than one means that a reply before it was lost. */
  readonly attempts?: number;
  /** A sentence for people about an error: the cause or the remedy, where we know more than Okta says. */
  readonly hint?: string;
}

/** @throws {TransportError} where no answer came */
export type Send = (request: OktaRequest) => Promise<OktaResponse>;

/** A header as one text; two lines of the same name joined as HTTP joins them. */
export function headerOf(response: Pick<OktaResponse, 'headers'>, name: string): string | undefined {
  const value = response.headers[name];
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}
