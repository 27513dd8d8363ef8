import { missingScopes } from '../okta/auth/scopes.ts';
import type { Connection, OktaClient } from '../okta/client.ts';
import type { RunContext } from '../okta/pipeline/send.ts';
import { createWaitBudget } from '../okta/pipeline/wait-budget.ts';
import type { OktaCommand } from './define.ts';

/** How an instance authenticates at the moment; `okta-v2 auth check` shows it. */
export type AuthenticationReport = ApiTokenReport | OAuthReport;

interface Report {
  /** The org's origin. */
  readonly url: string;
  /** Okta's clock minus this machine's, in milliseconds, to the second; undefined if Okta sent no time. */
  readonly clockDifferenceMs: number | undefined;
}

export interface ApiTokenReport extends Report {
  readonly auth: 'api-token';
  /** The login of the user whose token it is. */
  readonly subject: string;
}

export interface OAuthReport extends Report {
  readonly auth: 'oauth';
  /** The client id. */
  readonly subject: string;
  /** The `kid` that assertions carry. */
  readonly keyId: string | undefined;
  /** Whether tokens are bound to a proof key (DPoP, RFC 9449), as the app in Okta requires. */
  readonly dpop: boolean;
  /** When the token that was just issued expires, by this machine's clock. */
  readonly tokenExpiresAtMs: number;
  readonly requestedScopes: readonly string[];
  readonly grantedScopes: readonly string[];
  readonly missingScopes: readonly MissingScope[];
}

export interface MissingScope {
  readonly scope: string;
  /** The commands that Okta refuses without it, by name; none if a granted `manage` scope includes it. */
  readonly disables: readonly string[];
}

/**
 * Asks Okta who the credential belongs to. With OAuth it requests a new token, so that the report is current.
 *
 * @throws {OktaApiError} if Okta refuses the API token
 * @throws {TokenRequestError} if Okta refuses the OAuth client
 * @throws {SigningKeyError} if the private key cannot be used
 * @throws {TransportError} if no answer came
 */
export async function checkAuthentication(
  { origin, serverClock, budgetMs, clock }: Connection,
  okta: OktaClient,
  commands: readonly OktaCommand[],
  run: RunContext,
): Promise<AuthenticationReport> {
  if (okta.auth.kind === 'api-token') {
    const user = await okta.users.getCurrent();
    const subject = user.profile?.login ?? user.id;
    return { auth: 'api-token', url: origin, subject, clockDifferenceMs: serverClock.differenceMs };
  }
  const budget = run.budget ?? createWaitBudget(budgetMs, clock);
  const standing = await okta.auth.inspect({ ...run, budget });
  const { clientId, keyId, tokenType, expiresAtMs, requestedScopes, grantedScopes } = standing;
  const missing = requestedScopes.filter((name) => !grantedScopes.includes(name));
  return {
    auth: 'oauth',
    url: origin,
    subject: clientId,
    keyId,
    dpop: tokenType === 'DPoP',
    tokenExpiresAtMs: expiresAtMs,
    requestedScopes,
    grantedScopes,
    missingScopes: missing.map((name) => ({
      scope: name,
      disables: commands
        .filter(({ scopes }) => missingScopes(scopes, grantedScopes).includes(name))
        .map((command) => command.name),
    })),
    clockDifferenceMs: serverClock.differenceMs,
  };
}
