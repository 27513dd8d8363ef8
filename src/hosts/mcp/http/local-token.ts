import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { OAuthError, OAuthErrorCode, type OAuthTokenVerifier } from '@modelcontextprotocol/server';
import type { Clock } from '../../../clock.ts';
import { HTTP_SCOPES, withSubject } from './door.ts';

/** A token that nobody guesses. */
export function createLocalToken(): string {
  return randomBytes(32).toString('base64url');
}

const DAY_S = 24 * 60 * 60;

/** One token for everybody who may use this server on this machine: other users of the machine do not know it. */
export function createLocalVerifier(token: string, clock: Clock): OAuthTokenVerifier {
  const expected = digest(token);
  return {
    async verifyAccessToken(given) {
      if (!timingSafeEqual(digest(given), expected)) {
        throw new OAuthError(OAuthErrorCode.InvalidToken, 'The bearer token is not the one that the server printed.');
      }
      const scopes = [HTTP_SCOPES.read, HTTP_SCOPES.write];
      // It ends with the process; the SDK wants an end for every token.
      const expiresAt = Math.floor(clock.now() / 1000) + DAY_S;
      return withSubject({ token: given, clientId: 'local', scopes, expiresAt }, 'local');
    },
  };
}

/** Of equal length, whatever was sent. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
