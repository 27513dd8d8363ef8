import type { JWK } from 'jose';

/** An API Services app of the org. */
export interface OAuthClientSeed {
  clientId: string;
  /** The public keys registered for it. With more than one, each needs a `kid`. */
  keys: readonly JWK[];
  /** The scopes granted to it. */
  scopes: readonly string[];
  /** Whether it must prove possession of a key (DPoP), as new apps of Okta must by default. False if absent. */
  dpop?: boolean;
  /** `service` if absent. */
  applicationType?: 'service' | 'web';
  /** Only `client_credentials` if absent. */
  grantTypes?: readonly string[];
  /** False for an app without admin role: lists are empty and everything else is forbidden. True if absent. */
  adminRole?: boolean;
  /** True for an app whose network zone excludes this machine: the token endpoint answers access_denied. */
  outsideZone?: boolean;
  /** True if the API, too, demands a nonce in proofs (RFC 9449 §9). */
  resourceNonce?: boolean;
}
