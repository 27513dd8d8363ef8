import { unexpectedAnswer } from '../../errors.ts';

/**
 * A link that Okta gave, as an address below the configured URL. No other origin is ever contacted, since each request
 * carries the credential.
 *
 * Behind a reverse proxy (`https://gateway.example/okta`) Okta knows nothing of the configured URL, and its links name its
 * own origin: their path and query, from `/api/` or `/oauth2/` on, are asked of the configured URL.
 *
 * @param baseUrl the configured URL, without a slash at its end
 * @throws {UnexpectedResponseError} for a link that leads elsewhere, or is not an address
 */
export function toOwnAddress(href: string, baseUrl: string): string {
  if (!URL.canParse(href, baseUrl)) throw unexpectedAnswer('Okta gave a link that is not a valid address.');
  const url = new URL(href, baseUrl);
  if (url.href.startsWith(`${baseUrl}/`)) return url.href;
  const [part] = hasPath(baseUrl) ? (/\/(?:api|oauth2)\/.*$/.exec(url.pathname) ?? []) : [];
  if (part === undefined) {
    throw unexpectedAnswer(`Okta gave a link to another address (${url.origin}); it was not followed.`);
  }
  return `${baseUrl}${part}${url.search}`;
}

/** Whether Okta is reached below a path, so that its links have to be rewritten. */
export const hasPath = (baseUrl: string): boolean => new URL(baseUrl).pathname !== '/';
