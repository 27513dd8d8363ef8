import type { GrantRecord, RefreshTokenRecord } from './access-records.ts';
import { recordAction, toUserTarget } from './audit.ts';
import type { Org } from './org.ts';
import type { UserRecord } from './records.ts';

export const grantsOf = (org: Org, user: UserRecord): GrantRecord[] =>
  [...org.grants.values()].filter((grant) => grant.userId === user.id);

export const refreshTokensOf = (org: Org, user: UserRecord): RefreshTokenRecord[] =>
  [...org.refreshTokens.values()].filter((token) => token.userId === user.id);

/** The clients that have a grant or a token of the user, in the order in which they got the first one. */
export function clientIdsOf(org: Org, user: UserRecord): string[] {
  const rows = [...grantsOf(org, user), ...refreshTokensOf(org, user)].sort((a, b) => a.order - b.order);
  return [...new Set(rows.map((row) => row.clientId))];
}

/** Revokes all refresh and access tokens of a user. */
export function revokeTokensOf(org: Org, user: UserRecord, requestUri: string): void {
  const tokens = refreshTokensOf(org, user);
  if (tokens.length === 0 && user.oauthTokens === 0) return;
  for (const token of tokens) org.refreshTokens.delete(token.id);
  user.oauthTokens = 0;
  recordAction(org, {
    eventType: 'app.oauth2.token.revoke.implicit.user',
    displayMessage: 'OAuth2 tokens of a user are revoked',
    targets: [toUserTarget(user)],
    requestUri,
  });
}
