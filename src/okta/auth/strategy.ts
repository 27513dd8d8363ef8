import type { RunContext, Send } from '../pipeline/send.ts';

/** How requests are authenticated. */
export type AuthStrategy = ApiTokenStrategy | OAuthStrategy;

interface Strategy {
  /** The layer that adds the credential to each attempt, and renews it where that helps. */
  authenticate(send: Send): Send;
  /** Forgets all that was obtained for later use, so that authentication starts over. */
  reset(): Promise<void>;
}

export interface ApiTokenStrategy extends Strategy {
  readonly kind: 'api-token';
}

export interface OAuthStrategy extends Strategy {
  readonly kind: 'oauth';
  /** Asks for a new token, whatever is cached, and reports what Okta granted. Throws what a token request throws. */
  inspect(run: RunContext): Promise<OAuthStatus>;
}

/** What Okta grants an OAuth client at the moment. */
export interface OAuthStatus {
  readonly clientId: string;
  readonly keyId: string | undefined;
  readonly requestedScopes: readonly string[];
  readonly grantedScopes: readonly string[];
  readonly tokenType: 'Bearer' | 'DPoP';
  /** Local time. */
  readonly expiresAtMs: number;
}
