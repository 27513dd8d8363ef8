import type { AuthInfo, OAuthTokenVerifier } from '@modelcontextprotocol/server';

/** What a token must allow: reading for every call, writing for tools that change something. */
export const HTTP_SCOPES = { read: 'okta-v2.read', write: 'okta-v2.write' } as const;

/** Who may come in over HTTP, and by which names the server may be called. */
export interface Door {
  readonly verifier: OAuthTokenVerifier;
  /** Names that the headers Host and Origin may have; others are those of a page that a browser was lured to. */
  readonly hostnames: readonly string[];
  /** With OAuth: where tokens come from, as clients are told (RFC 9728). */
  readonly discovery?: Discovery;
}

export interface Discovery {
  /** The address of this server, which is the audience of its tokens. */
  readonly resource: URL;
  readonly issuer: string;
}

/** The member of `AuthInfo.extra` that names the caller. */
const SUBJECT = 'subject';

export function withSubject(auth: Omit<AuthInfo, 'extra'>, subject: string): AuthInfo {
  return { ...auth, extra: { [SUBJECT]: subject } };
}

/** Whose token it is; '' on stdio. */
export function subjectOf(auth: AuthInfo | undefined): string {
  const subject = auth?.extra?.[SUBJECT];
  return typeof subject === 'string' ? subject : (auth?.clientId ?? '');
}
