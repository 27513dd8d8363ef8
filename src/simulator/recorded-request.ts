import type { Fault } from './faults/fault.ts';

/** A request as the org received it. It holds no credentials: neither headers nor bodies are kept. */
export interface RecordedRequest {
  method: string;
  /** As sent, percent-encoded, without the query. */
  path: string;
  /** As sent, without `?`. */
  query: string;
  /** The status of the answer; 0 if the connection was dropped instead. */
  status: number;
  /** By the org's clock, milliseconds since 1970. */
  at: number;
  requestId: string;
  /** The kinds of fault that met the request. */
  faults: Fault['kind'][];
}

/**
 * A request that reached the org and its answer, to be checked against Okta's OpenAPI. Bodies can hold passwords and
 * tokens: the observer gets them, and the simulator keeps none.
 */
export interface ObservedExchange {
  method: string;
  /** The path as it was routed, without query. */
  path: string;
  query: string;
  contentType: string | null;
  requestBody: string;
  status: number;
  responseBody: string;
}
