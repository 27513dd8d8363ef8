/** An error of the token endpoint in the form of RFC 6749 §5.2, worded as Okta does. */
export class OAuthError extends Error {
  readonly status: number;
  readonly error: string;
  readonly nonce: string | undefined;

  constructor(status: number, error: string, description: string, nonce?: string) {
    super(description);
    this.name = 'OAuthError';
    this.status = status;
    this.error = error;
    this.nonce = nonce;
  }

  toResponse(): Response {
    return Response.json(
      { error: this.error, error_description: this.message },
      { status: this.status, headers: this.nonce === undefined ? {} : { 'dpop-nonce': this.nonce } },
    );
  }
}

export const invalidClient = (description: string): OAuthError => new OAuthError(401, 'invalid_client', description);
export const invalidProof = (description: string): OAuthError => new OAuthError(400, 'invalid_dpop_proof', description);
