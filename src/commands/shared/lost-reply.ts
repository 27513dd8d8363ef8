import { OktaApiError, TransportError } from '../../errors.ts';

/** The reply to a request before this one was lost: that request may have done what this one is refused for. */
export const isAfterLostReply = (error: unknown): boolean =>
  error instanceof OktaApiError && (error.failure.attempts ?? 1) > 1;

/** Okta may have carried out a request that ended in this error. */
export const isReplyLost = (error: unknown): boolean =>
  isAfterLostReply(error) ||
  (error instanceof TransportError && error.sent) ||
  (error instanceof OktaApiError && error.status >= 500);
