import {
  FeatureMissingError,
  OktaApiError,
  TokenRequestError,
  TransportError,
  UnexpectedResponseError,
} from '../../errors.ts';
import { errorChallenge } from '../../okta/auth/challenge.ts';
import type { SectionError } from '../../views/section-error.ts';
import { toReason } from '../shared/each.ts';

/**
 * Why a section could not be read: Okta refused it, or no answer came that could be used.
 *
 * @throws whatever else it was: the command was cancelled, or has a bug
 */
export function toSectionError(section: string, error: unknown): SectionError {
  const code = codeOf(error);
  if (code === undefined) throw error;
  return { section, code, message: toReason(error) };
}

/** Okta's own code, else OAuth's, else the status; undefined for what is no failure to read. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof FeatureMissingError) return codeOf(error.cause);
  if (error instanceof OktaApiError) {
    const { challenge, status } = error.failure;
    return error.errorCode || errorChallenge(challenge)?.parameters.error || `HTTP_${status}`;
  }
  if (error instanceof TokenRequestError) return error.error ?? `HTTP_${error.status}`;
  if (error instanceof UnexpectedResponseError) return error.code;
  return error instanceof TransportError && error.fault !== 'aborted' ? 'no_answer' : undefined;
}
