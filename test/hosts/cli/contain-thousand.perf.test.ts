import { it } from 'vitest';
import { expectIdealTime } from '../../support/timed-containment.ts';

const USERS = 1000;

// /api/v1/users/{id}/… takes 600 requests a minute of one client here, and POST /api/v1/users/{id} takes 300.
it.each([
  { actions: 'suspend,clear_sessions', requests: 2 * USERS, perMinute: 600 },
  { actions: 'reset_factors,suspend,clear_sessions,revoke_grants', requests: 4 * USERS, perMinute: 600 },
  { actions: 'replace_password,suspend', requests: USERS, perMinute: 300 },
])(
  'A thousand users take at most a tenth longer than the rate limit demands: $actions',
  (timed) => expectIdealTime({ users: USERS, rateLimits: { edition: 'workforce' }, ...timed }),
  300_000,
);
