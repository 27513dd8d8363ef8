import { OAuthError, OAuthErrorCode, type OAuthTokenVerifier } from '@modelcontextprotocol/server';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../../../clock.ts';
import { parseScopes } from '../../../okta/auth/scopes.ts';
import { withSubject } from './door.ts';
import { readIssuerMetadata } from './issuer-metadata.ts';
import { onceItWorks } from './once-it-works.ts';

/** Signatures of which the server knows only the public half; a shared secret would be one more to keep. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

export interface JwtDoor {
  /** As tokens name it, for example `https://example.okta.com/oauth2/default`. */
  readonly issuer: string;
  readonly audience: string;
  readonly clock: Clock;
  /** Tells the person who runs the server. */
  readonly note: (text: string) => void;
}

/**
 * Accepts access tokens of one authorization server that are meant for this server (RFC 9068, RFC 8707): signature, issuer,
 * audience and expiry. Its keys are read when the first token comes.
 */
export function createJwtVerifier({ issuer, audience, clock, note }: JwtDoor): OAuthTokenVerifier {
  const readKeys = onceItWorks(async () => createRemoteJWKSet(new URL((await readIssuerMetadata(issuer)).jwks_uri)));
  /** No token is at fault: a client must not throw its own away. */
  const toServerError = (error: unknown): OAuthError => {
    note(`okta-v2 mcp: tokens cannot be checked: ${error instanceof Error ? error.message : String(error)}\n`);
    return new OAuthError(OAuthErrorCode.ServerError, 'The authorization server cannot be asked now.');
  };
  return {
    async verifyAccessToken(token) {
      const known = await readKeys().catch((error: unknown) => {
        throw toServerError(error);
      });
      const currentDate = new Date(clock.now());
      const options = { issuer, audience, algorithms: ALGORITHMS, currentDate, requiredClaims: ['exp', 'sub'] };
      const { payload } = await jwtVerify(token, known, options).catch((error: unknown) => {
        throw isRefusal(error) ? new OAuthError(OAuthErrorCode.InvalidToken, toReason(error)) : toServerError(error);
      });
      const clientId = textOf(payload.client_id) ?? textOf(payload.cid) ?? textOf(payload.azp) ?? 'unknown';
      const info = { token, clientId, scopes: [...scopesOf(payload)], expiresAt: Number(payload.exp) };
      return withSubject({ ...info, resource: new URL(audience) }, `${payload.sub} by ${clientId}`);
    },
  };
}

/** What jose throws where the keys cannot be read, and not because of the token. */
const ISSUER_FAULTS: readonly string[] = [errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code];

const isRefusal = (error: unknown): error is errors.JOSEError =>
  error instanceof errors.JOSEError && !ISSUER_FAULTS.includes(error.code);

/** A code is enough: the text could repeat a part of the token. */
const toReason = ({ code }: errors.JOSEError): string => `The access token was refused (${code}).`;

/** A text in RFC 9068, a list in Okta's tokens. */
function scopesOf({ scope, scp }: JWTPayload): readonly string[] {
  if (typeof scope === 'string') return parseScopes(scope);
  return Array.isArray(scp) ? scp.filter((name) => typeof name === 'string') : [];
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
