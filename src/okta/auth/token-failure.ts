import { TokenRequestError } from '../../errors.ts';
import type { OktaResponse } from '../pipeline/send.ts';

/** The error members of a refusal (RFC 6749 §5.2), or those of Okta's own error format. */
export interface TokenRefusal {
  readonly error: string | undefined;
  readonly description: string | undefined;
}

/** What the remedies need to know about the refused request. */
export interface TokenRequestFacts {
  readonly origin: string;
  readonly scopes: readonly string[];
  readonly keyId: string | undefined;
  /** Server minus local, where it is known. */
  readonly clockDifferenceMs: number | undefined;
}

const CLIENT_CREDENTIALS = 'General > Client Credentials of the app in Okta';

/** @param redact removes secrets from the members after they are parsed, however the body escapes them */
export function parseTokenRefusal(text: string, redact = (plain: string) => plain): TokenRefusal {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { error: undefined, description: undefined };
  }
  const members: Record<string, unknown> = body !== null && typeof body === 'object' ? { ...body } : {};
  const read = (value: unknown) => (typeof value === 'string' && value !== '' ? redact(value) : undefined);
  return {
    error: read(members.error) ?? read(members.errorCode),
    description: read(members.error_description) ?? read(members.errorSummary),
  };
}

/**
 * A refusal in words: Okta's code and description, and what to do. Only the remedy depends on the description: if Okta
 * rewords it, the remedy gets less specific and nothing else changes.
 */
export function toTokenRequestError(
  response: OktaResponse,
  facts: TokenRequestFacts,
  redact: (text: string) => string,
): TokenRequestError {
  const { error, description } = parseTokenRefusal(response.text, redact);
  const what = [String(response.status), error].filter((part) => part !== undefined).join(' ');
  const explanation = description === undefined ? redact(response.reason) : description.slice(0, 1000);
  const message = `Okta refused the OAuth token request [${what}]: ${withFullStop(explanation)} ${response.hint ?? remedyFor(response.status, error, description ?? '', facts)}`;
  return new TokenRequestError(message, { status: response.status, error });
}

type Remedy = (facts: TokenRequestFacts) => string;

/** For each code, the remedies by what the description is about; the last one is the default. */
const REMEDIES: Readonly<Record<string, readonly (readonly [RegExp, Remedy])[]>> = {
  invalid_client: [
    [
      /audience/i,
      ({ origin }) =>
        `Set the Okta URL (now ${origin}) to the address under which Okta itself knows the org: https://<domain>.okta.com or its custom domain, without '-admin'.`,
    ],
    [/expired|expiration|too far|issued before|in the future/i, clockRemedy],
    [
      /already been used/i,
      () =>
        'Each assertion is good for one request: run the command again, and look for a proxy that sends requests twice.',
    ],
    [/\bkid\b/i, kidRemedy],
    [
      /signature/i,
      () =>
        `The Private Key does not belong to the public key that Okta checks with: give the private key of a key under ${CLIENT_CREDENTIALS}, and its Key ID.`,
    ],
    [
      /no client credentials|token_endpoint_auth_method/i,
      () => `Choose 'Public key / Private key' under ${CLIENT_CREDENTIALS}.`,
    ],
    [/client_id/i, ({ origin }) => `Check the Client ID: no active app of the org at ${origin} has it.`],
    [/application_type/i, () => "Create the app in Okta as 'API Services' and use its Client ID."],
    [/^/, () => 'Check Client ID, Private Key, JWT Signing Algorithm and Key ID.'],
  ],
  invalid_scope: [[/^/, grantRemedy]],
  consent_required: [[/^/, grantRemedy]],
  unauthorized_client: [
    [
      /^/,
      () =>
        "Select the grant type 'Client Credentials' (and not 'Token Exchange') under General Settings of the app in Okta.",
    ],
  ],
  unsupported_grant_type: [
    [/^/, ({ origin }) => `Check that the Okta URL (${origin}) is that of the org itself, without a path behind it.`],
  ],
  invalid_request: [
    [/dpop/i, () => 'Run okta-auth-reset and try again.'],
    [/^/, () => 'Look for a proxy between here and Okta that changes requests.'],
  ],
  access_denied: [
    [
      /^/,
      () =>
        'The app may be used from certain network zones only: allow the address of this machine, or of its proxy, in Okta.',
    ],
  ],
  use_dpop_nonce: [
    [
      /^/,
      () =>
        'Okta gave no nonce that it would accept: look for a proxy that removes the DPoP-Nonce header, and try again.',
    ],
  ],
  invalid_dpop_proof: [
    [/future|past|expired|issued/i, clockRemedy],
    [
      /header is missing/i,
      () => 'The proof was sent, so something on the way removed it: look for a proxy that drops the DPoP header.',
    ],
    [/already been used/i, () => 'Each proof is good for one request: look for a proxy that sends requests twice.'],
    [
      /htu|htm/i,
      ({ origin }) => `Set the Okta URL (now ${origin}) to the address under which Okta itself knows the org.`,
    ],
    [/^/, () => 'Run okta-auth-reset, so that a new proof key is made, and try again.'],
  ],
};

function remedyFor(status: number, error: string | undefined, description: string, facts: TokenRequestFacts): string {
  const remedies = error !== undefined && Object.hasOwn(REMEDIES, error) ? REMEDIES[error] : undefined;
  const known = remedies?.find(([about]) => about.test(description));
  if (known !== undefined) return known[1](facts);
  if (status >= 500) return 'Okta is having problems: try again later (https://status.okta.com).';
  if (status === 404 || status === 405) return `Check that the Okta URL (${facts.origin}) is that of an Okta org.`;
  return 'Check the OAuth parameters.';
}

function clockRemedy({ clockDifferenceMs }: TokenRequestFacts): string {
  const seconds = Math.round((clockDifferenceMs ?? 0) / 1000);
  if (Math.abs(seconds) < 2) return "Correct this machine's clock (NTP) and try again.";
  return `Correct this machine's clock (NTP): it is ${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'} Okta's.`;
}

function kidRemedy({ keyId }: TokenRequestFacts): string {
  const must = `Key ID must be set to the id (kid) of the one that belongs to the Private Key, as shown under ${CLIENT_CREDENTIALS}`;
  return keyId === undefined
    ? `More than one key is registered for the app: ${must}.`
    : `More than one key is registered for the app, and no active one has the Key ID '${keyId}': ${must}.`;
}

function grantRemedy({ scopes }: TokenRequestFacts): string {
  return `Grant the app these scopes in its 'Okta API Scopes' tab in Okta: ${scopes.join(', ')}.`;
}

const withFullStop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
