import type { ApiTokenRecord } from '../access-records.ts';
import type { Org } from '../org.ts';
import type { ApiTokenSeed } from './org-seed.ts';
import { parseDateOr } from './seed-dates.ts';

/** A token dies when it was not used for this long; each use extends it. */
export const TOKEN_WINDOW_DAYS = 30;
const TOKEN_WINDOW_MS = TOKEN_WINDOW_DAYS * 86_400_000;

export function addApiToken(org: Org, seed: ApiTokenSeed): ApiTokenRecord {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const lastUpdatedMs = parseDateOr(seed.lastUpdated, createdMs);
  const token: ApiTokenRecord = {
    id: seed.id ?? org.ids.next('00T'),
    order: org.nextOrder(),
    name: seed.name,
    userId: org.resolveUser(seed.user).id,
    createdMs,
    lastUpdatedMs,
    expiresAtMs: lastUpdatedMs + TOKEN_WINDOW_MS,
    network: seed.network ?? { connection: 'ANYWHERE' },
  };
  org.apiTokens.set(token.id, token);
  return token;
}
