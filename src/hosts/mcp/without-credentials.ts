import { createRedactor, REPLACEMENT } from '../../okta/redactor.ts';

/** Knows no secret of this instance, but the form of signed tokens. */
const SIGNED_TOKENS = createRedactor();

/** Forms in which credentials get into logs and names; the first group of each says what it was. */
const CREDENTIALS: readonly RegExp[] = [
  /\b(SSWS\s+)[\w-]{8,}/gi,
  /\b((?:Bearer|Basic|DPoP)\s+)(?=[\w.~+/-]*\d)[\w.~+/-]{16,}=*/gi,
  // API tokens of Okta by themselves; its ids have 20 characters.
  /\b()00[\w-]{40}(?![\w-])/g,
  // In addresses, such as those of a log's requests.
  /([?&](?:[a-z_]*token|code|otp|passcode)=)[^&#\s"'<>\\]+/gi,
];

/** A text without anything that looks like a credential, whoever has written it there. */
export function withoutCredentials(text: string): string {
  return CREDENTIALS.reduce(
    (rest, credential) => rest.replace(credential, `$1${REPLACEMENT}`),
    SIGNED_TOKENS.redact(text),
  );
}
