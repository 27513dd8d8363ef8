import { UnexpectedResponseError } from '../../errors.ts';

/** An answer that Okta never gives, so that something else is likely to have given it. @param what was wrong, as a sentence */
export function unexpectedAnswer(what: string): UnexpectedResponseError {
  return new UnexpectedResponseError(
    `${what} Check that the Okta URL is that of your org and that no proxy answers in its place.`,
  );
}
