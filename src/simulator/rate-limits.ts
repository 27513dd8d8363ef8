import type { Clock } from '../clock.ts';

export type BucketName =
  | 'apps'
  | 'apps/{id}'
  | 'groups'
  | 'groups/{id}'
  | 'users'
  | 'users/{id} read'
  | 'users/{id} write'
  | 'logs'
  | 'devices'
  | 'other'
  | 'token';

export interface RateLimitOptions {
  /** Which published set of figures applies; requests per minute of the whole org. */
  edition?: Edition;
  /** Figures that differ from the edition's. */
  buckets?: Partial<Record<BucketName, number>>;
  /** The part of a bucket that one client may use, from 0 to 1; Okta's default is one half. */
  share?: number;
  /** Requests in progress at the same time in the whole org. */
  concurrency?: number;
}

type Edition = 'developer' | 'one-app' | 'enterprise' | 'workforce';

/**
 * Figures of May 2025, the last that Okta published
 * (https://developer.okta.com/docs/reference/rl-global-mgmt/): developer, one app, enterprise, workforce.
 */
const PER_MINUTE: Record<BucketName, readonly [number, number, number, number]> = {
  apps: [20, 100, 100, 100],
  'apps/{id}': [100, 600, 600, 500],
  groups: [100, 600, 600, 500],
  'groups/{id}': [100, 600, 600, 1000],
  users: [100, 600, 600, 600],
  'users/{id} read': [100, 1000, 1000, 2000],
  'users/{id} write': [100, 600, 600, 600],
  logs: [20, 50, 50, 120],
  devices: [100, 150, 150, 100],
  other: [100, 600, 600, 1200],
  token: [300, 1200, 1200, 2000],
};
const EDITIONS: readonly Edition[] = ['developer', 'one-app', 'enterprise', 'workforce'];
const DEFAULT_SHARE = 0.5;
export const DEFAULT_CONCURRENCY = 75;
const WINDOW_MS = 60_000;

export interface RateState {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** UTC, seconds since 1970. */
  resetS: number;
}

export interface RateLimiter {
  /** Counts one request of a client and decides whether it may pass. */
  take(client: string, method: string, path: string): RateState;
}

/** The most specific bucket of a request: the exact path first, then the longest beginning. */
export function bucketOf(method: string, path: string): BucketName {
  if (path === '/oauth2/v1/token') return 'token';
  const [first, second, third] = path.replace(/^\/api\/v1\/?/, '').split('/');
  switch (first) {
    case 'apps':
      return second !== undefined && third === undefined ? 'apps/{id}' : 'apps';
    case 'groups':
      // The limit of `/groups/{id}` holds for exactly that path.
      if (second === undefined || second === 'rules') return 'groups';
      return third === undefined ? 'groups/{id}' : 'other';
    case 'users':
      if (second === undefined) return 'users';
      if (third !== undefined) return 'other';
      return method === 'GET' ? 'users/{id} read' : 'users/{id} write';
    case 'logs':
      return 'logs';
    case 'devices':
      return 'devices';
    default:
      return 'other';
  }
}

/** A window lasts a minute: it begins with a client's first request to a bucket and ends on a whole second. */
export function createRateLimiter(clock: Clock, options: RateLimitOptions = {}): RateLimiter {
  const column = EDITIONS.indexOf(options.edition ?? 'workforce');
  const share = options.share ?? DEFAULT_SHARE;
  const windows = new Map<string, { used: number; endMs: number }>();

  return {
    take(client, method, path) {
      const bucket = bucketOf(method, path);
      const perMinute = options.buckets?.[bucket] ?? PER_MINUTE[bucket][column] ?? 0;
      const limit = Math.max(1, Math.floor(perMinute * share));
      const now = clock.now();
      const key = `${client}\n${bucket}`;
      let window = windows.get(key);
      if (window === undefined || now >= window.endMs) {
        window = { used: 0, endMs: Math.ceil((now + WINDOW_MS) / 1000) * 1000 };
        windows.set(key, window);
      }
      const allowed = window.used < limit;
      if (allowed) window.used += 1;
      return { allowed, limit, remaining: limit - window.used, resetS: window.endMs / 1000 };
    },
  };
}
