/**
 * What can go wrong with one answer. `before` and `after` tell whether the request took effect; a client cannot see the
 * difference.
 */
export type Fault =
  | { kind: 'slow'; ms: number }
  | { kind: 'status'; status: number; when?: 'before' | 'after' }
  | { kind: 'drop'; when?: 'before' | 'after' }
  | { kind: 'truncate' }
  | { kind: 'rate-limit'; resetInMs?: number }
  | { kind: 'concurrency' }
  | { kind: 'content-type'; contentType?: string; body?: string }
  | { kind: 'huge'; bytes: number };

export type FaultKind = Fault['kind'];
