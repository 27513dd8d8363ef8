/**
 * Okta's errors as its API words them (https://developer.okta.com/docs/reference/error-codes/). A route throws one,
 * and the app turns it into the answer.
 */
export class OktaError extends Error {
  readonly status: number;
  readonly errorCode: string;
  readonly causes: readonly string[];

  constructor(status: number, errorCode: string, summary: string, causes: readonly string[] = []) {
    super(summary);
    this.name = 'OktaError';
    this.status = status;
    this.errorCode = errorCode;
    this.causes = causes;
  }
}

/** How Okta's 404 names what is missing. Some names are ours where no answer of Okta's is known. */
export type ResourceKind =
  | 'User'
  | 'UserGroup'
  | 'GroupRule'
  | 'AppInstance'
  | 'AppUser'
  | 'ApplicationGroupAssignment'
  | 'OAuth2Client'
  | 'OAuth2ClientSecret'
  | 'OAuth2ScopeConsentGrant'
  | 'OAuth2RefreshToken'
  | 'LinkedObject'
  | 'NetworkZone'
  | 'RoleAssignment'
  | 'Role'
  | 'ResourceSet'
  | 'UserFactor'
  | 'Transaction'
  | 'AuthenticatorEnrollment'
  | 'Authenticator'
  | 'GenericUDObject'
  | 'ApiToken'
  | 'IdentityProvider'
  | 'IdpUser';

export function notFound(sent: string, kind: ResourceKind): OktaError {
  return new OktaError(404, 'E0000007', `Not found: Resource not found: ${sent} (${kind})`);
}

/** E0000001. `object` is what Okta names in the summary; each cause is a sentence, mostly `field: text`. */
export function validationFailed(object: string, ...causes: string[]): OktaError {
  return new OktaError(400, 'E0000001', `Api validation failed: ${object}`, causes);
}

export const accessDenied = (): OktaError =>
  new OktaError(403, 'E0000006', 'You do not have permission to perform the requested action');

export const invalidToken = (): OktaError => new OktaError(401, 'E0000011', 'Invalid token provided');

export const malformedBody = (): OktaError => new OktaError(400, 'E0000003', 'The request body was not well-formed.');

export const unsupportedMediaType = (): OktaError =>
  new OktaError(
    400,
    'E0000021',
    'Bad request. Accept and/or Content-Type headers likely do not match supported values.',
  );

export const methodNotAllowed = (): OktaError =>
  new OktaError(405, 'E0000022', 'The endpoint does not support the provided HTTP method');

/** An operation that this simulator lacks. Okta may well have it, so neither a 404 nor a 405 would be true. */
export const notServed = (method: string, path: string): OktaError =>
  new OktaError(501, 'E0000060', `The Okta simulator does not serve ${method} ${path}.`);

/** E0000038: the call is not allowed in the state that the user is in. */
export const notAllowedInStatus = (): OktaError =>
  new OktaError(403, 'E0000038', "This operation is not allowed in the user's current status.");

export const rateLimitExceeded = (): OktaError =>
  new OktaError(429, 'E0000047', 'API call exceeded rate limit due to too many requests.');

export const internalError = (): OktaError => new OktaError(500, 'E0000009', 'Internal Server Error');
