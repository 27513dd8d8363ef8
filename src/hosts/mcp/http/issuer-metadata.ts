import type { AuthMetadataOptions } from '@modelcontextprotocol/server';
import { ConfigurationError, TransportError } from '../../../errors.ts';
import { isPlainObject } from '../../../json-values.ts';

/** What an authorization server says of itself (RFC 8414 §2), with the address of its keys. */
export type IssuerMetadata = AuthMetadataOptions['oauthMetadata'] & { readonly jwks_uri: string };

/** Callers wait for it. */
const MOST_WAIT_MS = 5000;

/** Okta has both behind the issuer; RFC 8414 §3.1 puts the first one before its path. */
function addressesOf(issuer: string): readonly string[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname === '/' ? '' : pathname.replace(/\/$/, '');
  return [
    `${origin}${path}/.well-known/oauth-authorization-server`,
    `${origin}${path}/.well-known/openid-configuration`,
    `${origin}/.well-known/oauth-authorization-server${path}`,
  ];
}

/**
 * @throws {TransportError} where the authorization server does not answer
 * @throws {ConfigurationError} where nothing at the issuer describes it under this name (RFC 8414 §3.3)
 */
export async function readIssuerMetadata(issuer: string): Promise<IssuerMetadata> {
  for (const address of addressesOf(issuer)) {
    const response = await fetch(address, {
      redirect: 'error',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(MOST_WAIT_MS),
    }).catch((error: unknown) => {
      throw new TransportError('refused', `The issuer ${issuer} does not answer.`, { cause: error });
    });
    const metadata: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
    if (isMetadata(metadata) && metadata.issuer === issuer) return metadata;
  }
  throw new ConfigurationError(`Nothing at ${issuer} describes an authorization server of this name. Check --issuer.`);
}

function isMetadata(value: unknown): value is IssuerMetadata {
  return (
    isPlainObject(value) &&
    ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri'].every(
      (name) => typeof value[name] === 'string',
    ) &&
    Array.isArray(value.response_types_supported)
  );
}
