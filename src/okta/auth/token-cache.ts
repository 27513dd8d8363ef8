import { createHash } from 'node:crypto';
import { type ProofKey, parseProofKey } from './dpop.ts';
import { parseScopes } from './scopes.ts';

/** An access token and what is known of it. */
export interface AccessToken {
  readonly value: string;
  readonly type: 'Bearer' | 'DPoP';
  /** Local time. */
  readonly expiresAtMs: number;
  /** What Okta granted, which may be less than was asked for. */
  readonly scopes: readonly string[];
}

/** The proof key and the nonce that the token endpoint gave last; there only once Okta has asked for DPoP. */
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

/** Renewed this long before it expires, so that none expires on its way. */
const RENEW_BEFORE_MS = 60_000;

export function isFresh(token: AccessToken | undefined, nowMs: number): token is AccessToken {
  return token !== undefined && token.expiresAtMs - RENEW_BEFORE_MS > nowMs;
}

/** A name for the owner that gives nothing away of it. */
export function toBinding(owner: TokenOwner): string {
  const { origin, clientId, scopes, algorithm, keyId, keyFingerprint } = owner;
  const parts = [origin, clientId, [...scopes].sort(), algorithm, keyId ?? null, keyFingerprint];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/**
 * The state as it is kept in the integration context: texts alone. `token` and `token_expiration` (UTC, to the second) have
 * the names and the form that the reference integration uses.
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

/** What was kept, if it belongs to this owner; whatever is of another owner, foreign or damaged counts as not there. */
export async function parseContext(
  context: Readonly<Record<string, unknown>> | null,
  binding: string,
): Promise<TokenState> {
  if (context?.token_binding !== binding) return EMPTY_STATE;
  const dpop = await parseDpop(context);
  const token = parseToken(context);
  // Without its proof key a bound token is worth nothing.
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

/** Visible ASCII alone: anything else could not stand in a header. */
export const isHeaderSafe = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);
