import { headerOf, type OktaResponse } from '../pipeline/send.ts';
import { errorChallenge } from './challenge.ts';
import { missingScopes, parseScopes } from './scopes.ts';

export interface HintFacts {
  /** The token's scopes. */
  readonly granted: readonly string[];
  /** The scopes without which Okta refuses the command. */
  readonly needed: readonly string[];
  /** Server minus local, where it is known. */
  readonly clockDifferenceMs: number | undefined;
}

/**
 * A refusal at the API in words for people, with the remedy. With OAuth Okta often answers with an empty body and names
 * the cause in `WWW-Authenticate` only: a missing scope (403) or a bad DPoP proof (400).
 */
export function toChallengeHint(response: OktaResponse, facts: HintFacts): string | undefined {
  if (response.status !== 400 && response.status !== 401 && response.status !== 403) return undefined;
  const parameters = errorChallenge(headerOf(response, 'www-authenticate'))?.parameters ?? {};
  const error = parameters.error;
  if (response.status === 403) return scopeHint(response, error, parameters.scope, facts);
  const description = parameters.error_description ?? error ?? '';
  if (error === 'invalid_dpop_proof')
    return `Okta refused the DPoP proof: ${description} ${proofRemedy(description, facts)}`;
  if (error === 'use_dpop_nonce')
    return 'Okta did not accept the nonce that it had just issued for the DPoP proof. Try again.';
  if (/dpop/i.test(`${error} ${description}`)) {
    return 'The token is bound to a DPoP key but was not accepted as such. Run okta-auth-reset and try again.';
  }
  if (response.status === 401) {
    return 'Okta refuses a token that it has just issued. Check that the Okta URL is the address under which Okta itself knows the org, and that the app is active.';
  }
  return undefined;
}

function scopeHint(
  response: OktaResponse,
  error: string | undefined,
  named: string | undefined,
  { granted, needed }: HintFacts,
): string | undefined {
  const missing = missingScopes(needed, granted);
  const wanted = error === 'insufficient_scope' && named ? parseScopes(named) : missing;
  if (wanted.length > 0) {
    const scopes = wanted.join(', ');
    return (
      `The OAuth app lacks the scope${wanted.length === 1 ? '' : 's'} ${scopes}. Grant ${wanted.length === 1 ? 'it' : 'them'} ` +
      "in the app's 'Okta API Scopes' tab in Okta, then run okta-auth-reset so that the next token has it."
    );
  }
  if (error === 'insufficient_scope')
    return 'The OAuth app lacks a scope that this call needs (see its Okta API Scopes tab).';
  if (!response.text.includes('E0000006')) return undefined;
  return "The token has the scopes, so it is the app's admin role that does not allow this: assign one in its 'Admin roles' tab in Okta.";
}

function proofRemedy(description: string, { clockDifferenceMs }: HintFacts): string {
  if (/future|past|expired|issued/i.test(description)) {
    const seconds = Math.round((clockDifferenceMs ?? 0) / 1000);
    return `Correct this machine's clock (NTP)${Math.abs(seconds) < 2 ? '' : `: it is ${Math.abs(seconds)} s off`}.`;
  }
  if (/already been used/i.test(description)) return 'Look for a proxy that sends requests twice.';
  if (/header is missing/i.test(description)) return 'Look for a proxy that drops the DPoP header.';
  return 'Run okta-auth-reset, so that a new token with a new proof key is asked for, and try again.';
}
