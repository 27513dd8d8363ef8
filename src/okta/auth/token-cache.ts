import { createHash } from 'node:crypto';
import { type ProofKey, parseProofKey } from './dpop.ts';
import { parseScopes } from './scopes.ts';

/** An access token and what Okta said about it. */
export interface AccessToken {
  readonly value: string;
  readonly type: 'Bearer' | 'DPoP';
  /** Local time. */
  readonly expiresAtMs: number;
  /** Those that Okta granted, which may be fewer than were asked for. */
  readonly scopes: readonly string[];
}

/** The proof key and the token endpoint's last nonce; they exist once Okta has asked for DPoP. */
export interface DpopState {
  readonly key: ProofKey;
  readonly nonce: string | undefined;
}

export interface TokenState {
  readonly token: AccessToken | undefined;
  readonly dpop: DpopState | undefined;
}

/** What a token belongs to. A token is used only where all of this is the same. */
export interface TokenOwner {
  readonly origin: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly algorithm: string;
  readonly keyId: string | undefined;
  readonly keyFingerprint: string;
}

export const EMPTY_STATE: TokenState = { token: undefined, dpop: undefined };

/** A token is renewed this long before it expires, so that none expires on the way to Okta. */
const RENEW_BEFORE_MS = 60_000;

export function isFresh(token: AccessToken | undefined, nowMs: number): token is AccessToken {
  return token !== undefined && token.expiresAtMs - RENEW_BEFORE_MS > nowMs;
}

/** A hash that identifies the owner without revealing it. */
export function toBinding(owner: TokenOwner): string {
  const { origin, clientId, scopes, algorithm, keyId, keyFingerprint } = owner;
  const parts = [origin, clientId, [...scopes].sort(), algorithm, keyId ?? null, keyFingerprint];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/**
 * The state as it is kept in the integration context: texts only. `token` and `token_expiration` (UTC, to the second) have
 * the names and the form that the original uses.
 */
export function toContext({ token, dpop }: TokenState, binding: string): Record<string, string> {
  return {
    token_binding: binding,
    ...(token && {
      token: token.value,
      token_expiration: new Date(token.expiresAtMs).toISOString().slice(0, 19),
      token_type: token.type,
      token_scope: token.scopes.join(' '),
    }),
    ...(dpop && { dpop_key: JSON.stringify(dpop.key.jwk) }),
    ...(dpop?.nonce !== undefined && { dpop_nonce: dpop.nonce }),
  };
}

/** The stored state, if it belongs to this owner. What belongs to another one, or is damaged, counts as absent. */
export async function parseContext(
  context: Readonly<Record<string, unknown>> | null,
  binding: string,
): Promise<TokenState> {
  if (context?.token_binding !== binding) return EMPTY_STATE;
  const dpop = await parseDpop(context);
  const token = parseToken(context);
  // A bound token is useless without its proof key.
  return { token: token?.type === 'DPoP' && dpop === undefined ? undefined : token, dpop };
}

async function parseDpop(context: Readonly<Record<string, unknown>>): Promise<DpopState | undefined> {
  const text = context.dpop_key;
  const key = typeof text === 'string' ? await parseProofKey(text) : undefined;
  const nonce = context.dpop_nonce;
  return key && { key, nonce: typeof nonce === 'string' && nonce !== '' ? nonce : undefined };
}

function parseToken(context: Readonly<Record<string, unknown>>): AccessToken | undefined {
  const { token: value, token_expiration: expiration, token_type: type, token_scope: scope } = context;
  if (typeof value !== 'string' || !isHeaderSafe(value) || typeof expiration !== 'string') return undefined;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(expiration)) return undefined;
  const expiresAtMs = Date.parse(`${expiration}Z`);
  if (Number.isNaN(expiresAtMs) || (type !== 'Bearer' && type !== 'DPoP')) return undefined;
  return { value, type, expiresAtMs, scopes: parseScopes(typeof scope === 'string' ? scope : '') };
}

/** Visible ASCII only: a header can carry nothing else. */
export const isHeaderSafe = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);
