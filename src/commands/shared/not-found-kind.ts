import { OktaApiError } from '../../errors.ts';

/**
 * What Okta did not find, as it says in the last parentheses of its 404: `AppInstance`, `User`, `UserGroup` and others.
 * '' where it does not say; undefined for any other error.
 */
export function notFoundKind(error: unknown): string | undefined {
  if (!(error instanceof OktaApiError) || error.status !== 404 || error.errorCode !== 'E0000007') return undefined;
  return /\(([^()]*)\)[^()]*$/.exec(error.failure.errorSummary ?? '')?.[1] ?? '';
}

/**
 * Runs a request whose 404 may mean that what it is about is not there, while the things that the path names are.
 *
 * @param pathKinds the kinds of what the path names: where one of those was not found, that is an error
 * @returns undefined where what the request is about is not there
 */
export async function unlessAbsent<T>(request: Promise<T>, pathKinds: readonly string[]): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    const kind = notFoundKind(error);
    if (kind === undefined || pathKinds.includes(kind)) throw error;
    return undefined;
  }
}
