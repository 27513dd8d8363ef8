/**
 * Every error that this product throws on purpose, each with a stable `code`. Messages are safe to print: secrets are
 * removed when an error is built, not when it is shown. Anything else that is thrown is a bug and is shown as one.
 */

/** What a command can be given by its name. */
export type NamedKind = 'user' | 'group' | 'application' | 'zone' | 'rule' | 'factor' | 'authenticator';

/** Every `code` of this product's own errors. `docs/errors.md` says what each means and what to do. */
export type ErrorCode =
  | 'usage'
  | 'unknown_command'
  | 'invalid_arguments'
  | 'invalid_path_segment'
  | 'unclosed_quote'
  | 'consent_needed'
  | 'not_a_list'
  | `${NamedKind}_not_found`
  | 'ambiguous_name'
  | 'protected_user'
  | 'own_account'
  | 'last_super_admin'
  | 'role_of_group'
  | 'switched_off'
  | 'wrong_state'
  | 'step_failed'
  | 'feature_missing'
  | 'refused_address'
  | 'wrong_kind'
  | 'zone_full'
  | 'configuration'
  | 'file'
  | 'output'
  | 'signing_key'
  | 'signing_key_format'
  | 'signing_key_kind'
  | 'signing_key_algorithm'
  | 'signing_key_not_found'
  | 'signing_key_ambiguous'
  | 'signing_key_weak'
  | 'signing_key_truncated'
  | 'signing_key_damaged'
  | 'signing_key_public'
  | 'signing_key_encrypted'
  | 'token_request'
  | 'okta_api'
  | 'unexpected_response'
  | 'internal'
  | `transport_${TransportFault}`;

export interface ErrorOptionsWithCode extends ErrorOptions {
  readonly code?: ErrorCode;
}

/** The root of all: a stable `code`, a message safe to print, and the cause where there is one. */
export class IntegrationError extends Error {
  /** Stable and meant for programs, for example `usage`, `okta_api`, `transport_timeout`. */
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }

  /** What a person reads of it in one line: the problem, then what to do about it. */
  get summary(): string {
    return this.message;
  }

  /** The same error with a sentence behind it, such as what was done before it came. */
  withNote(note: string): IntegrationError {
    return new IntegrationError(this.code, `${this.message} ${note}`, { cause: this });
  }
}

export interface UsageErrorOptions extends ErrorOptionsWithCode {
  /** What a person reads where the message is Cortex's text, which playbooks compare. */
  readonly summary?: string;
}

/** The caller can fix the command: unknown command, invalid arguments, an unknown or ambiguous name. */
export class UsageError extends IntegrationError {
  readonly #summary: string | undefined;

  constructor(message: string, options?: UsageErrorOptions) {
    super(options?.code ?? 'usage', message, options);
    this.#summary = options?.summary;
  }

  override get summary(): string {
    return this.#summary ?? this.message;
  }
}

/** The operator can fix the instance's parameters. */
export class ConfigurationError extends IntegrationError {
  constructor(message: string, options?: ErrorOptionsWithCode) {
    super(options?.code ?? 'configuration', message, options);
  }
}

/** A file that cannot be read or written. The caller can name another one, or make room for it. */
export class FileError extends ConfigurationError {
  /** The system's code, such as `ENOSPC` where the disk is full. */
  readonly systemCode: string;

  constructor(message: string, systemCode: string, options?: ErrorOptions) {
    super(message, { ...options, code: 'file' });
    this.systemCode = systemCode;
  }
}

/** The result cannot be handed over: what standard output leads to takes no more of it. */
export class OutputError extends IntegrationError {
  constructor(message: string, options?: ErrorOptions) {
    super('output', message, options);
  }
}

/** The private key of the OAuth client cannot be used as it was given. */
export class SigningKeyError extends ConfigurationError {
  constructor(message: string, options?: ErrorOptionsWithCode) {
    super(message, { ...options, code: options?.code ?? 'signing_key' });
  }
}

/** The token endpoint refused (RFC 6749 §5.2); `error` is its code, such as `invalid_client`. */
export class TokenRequestError extends IntegrationError {
  readonly status: number;
  readonly error: string | undefined;

  constructor(message: string, details: { status: number; error?: string | undefined }, options?: ErrorOptions) {
    super('token_request', message, options);
    this.status = details.status;
    this.error = details.error;
  }
}

/** What Okta said when it answered with a status of 400 or more. `bodyText` is its body, free of our secrets. */
export interface OktaFailure {
  readonly status: number;
  /** The HTTP reason phrase, filled from a table where the connection gave none. */
  readonly reason: string;
  readonly bodyText: string;
  readonly errorCode?: string | undefined;
  readonly errorSummary?: string | undefined;
  readonly errorId?: string | undefined;
  readonly causes?: readonly string[] | undefined;
  readonly requestId?: string | undefined;
  /** `WWW-Authenticate`, where the body is empty and only this header has the cause. */
  readonly challenge?: string | undefined;
  /**
   * How many requests this answer took. More than one: a reply before it was lost or refused, so that the first request
   * may have done already what this answer refuses to do.
   */
  readonly attempts?: number | undefined;
  /** A sentence for people about the cause and the remedy, where we know more than Okta says. */
  readonly hint?: string | undefined;
  /** What the refusal means for the command that got it and what to do, as a sentence for people alone. */
  readonly explanation?: string | undefined;
  /** What to do about it, where its error code or status says as much; programs that read `hint` never see it. */
  readonly remedy?: string | undefined;
}

/** Okta answered with an error (https://developer.okta.com/docs/reference/error-codes/). */
export class OktaApiError extends IntegrationError {
  readonly failure: OktaFailure;

  constructor(failure: OktaFailure, options?: ErrorOptions) {
    super('okta_api', `Error in API call [${failure.status}] - ${failure.reason}`, options);
    this.failure = failure;
  }

  get status(): number {
    return this.failure.status;
  }

  get errorCode(): string | undefined {
    return this.failure.errorCode;
  }

  override withNote(note: string): OktaApiError {
    const hint = [this.failure.hint, note].filter((part) => part !== undefined).join(' ');
    return new OktaApiError({ ...this.failure, hint }, { cause: this });
  }

  /** The same error with what it means for the command that got it; people read that instead of Okta's words. */
  explained(explanation: string): OktaApiError {
    return new OktaApiError({ ...this.failure, explanation }, { cause: this.cause });
  }

  override get summary(): string {
    const { status, reason, errorCode, errorSummary, causes = [], challenge, hint, remedy, explanation } = this.failure;
    const parts = [errorSummary ?? '', ...causes].map((part) => part.replace(/\.$/, '')).filter((part) => part !== '');
    const said = [...new Set(parts)].join('; ');
    const explained = said || challenge || '';
    const code = errorCode === undefined ? '' : `, ${errorCode}`;
    const problem = explained === '' ? '' : `: ${explained.replace(/\.$/, '')}`;
    if (explanation !== undefined) return `${explanation} Okta answered ${status} ${reason}${code}. ${hint ?? ''}`;
    return `Okta answered ${status} ${reason}${code}${problem}. ${hint ?? remedy ?? ''}`;
  }
}

export type TransportFault = 'timeout' | 'dns' | 'refused' | 'reset' | 'tls' | 'proxy' | 'aborted' | 'too_large';

/** The org has no such feature: Okta's 401 with E0000015; `cause` is its answer. */
export class FeatureMissingError extends IntegrationError {
  constructor(feature: string, cause: OktaApiError) {
    super('feature_missing', `This Okta org does not have ${feature} (E0000015).`, { cause });
  }
}

/** The message of a command that its caller has ended. */
export const CANCELLED = 'The command was cancelled.';

/** No answer came: the network, TLS, a proxy or the caller's own cancelling. */
export class TransportError extends IntegrationError {
  readonly fault: TransportFault;
  /** False: the request did not get as far as the server, so that sending it again repeats nothing. */
  readonly sent: boolean;

  constructor(fault: TransportFault, message: string, options?: ErrorOptions & { readonly sent?: boolean }) {
    super(`transport_${fault}`, message, options);
    this.fault = fault;
    this.sent = options?.sent ?? true;
  }

  override get summary(): string {
    return this.isCancelled ? this.message.replace(CANCELLED, 'Cancelled.') : this.message;
  }

  /** The caller has ended the command. */
  get isCancelled(): boolean {
    return this.fault === 'aborted';
  }

  override withNote(note: string): TransportError {
    return new TransportError(this.fault, `${this.message} ${note}`, { cause: this, sent: this.sent });
  }
}

/** An answer came that is not what Okta's API promises: not JSON, or a link to another address. */
export class UnexpectedResponseError extends IntegrationError {
  constructor(message: string, options?: ErrorOptions) {
    super('unexpected_response', message, options);
  }
}

/** A bug of this product or of a command of your own, or a refusal of the operating system; `cause` is what was thrown. */
export class InternalError extends IntegrationError {
  constructor(message: string, options?: ErrorOptions) {
    super('internal', message, options);
  }
}

/**
 * Whether the caller can fix the error without asking Okta: a wrong command or wrong parameters. Names that Okta does not
 * know, or knows several times, are found out by asking.
 */
export function isWrongUsage(error: unknown): boolean {
  if (error instanceof ConfigurationError) return true;
  return error instanceof UsageError && !FOUND_BY_ASKING.has(error.code);
}

const FOUND_BY_ASKING: ReadonlySet<ErrorCode> = new Set([
  'user_not_found',
  'group_not_found',
  'application_not_found',
  'zone_not_found',
  'rule_not_found',
  'ambiguous_name',
  'wrong_kind',
  'zone_full',
]);

/** Whether what the caller named by name or id is not there. Okta's E0000007 says so of an id. */
export function isNamedThingMissing(error: unknown): boolean {
  if (error instanceof OktaApiError) return error.status === 404 && error.errorCode === 'E0000007';
  return error instanceof UsageError && MISSING.has(error.code);
}

const MISSING: ReadonlySet<string> = new Set([
  'user_not_found',
  'group_not_found',
  'application_not_found',
  'zone_not_found',
  'rule_not_found',
]);

/** For an answer that Okta never gives, so that something else probably gave it. @param what was wrong, as a sentence */
export function unexpectedAnswer(what: string): UnexpectedResponseError {
  return new UnexpectedResponseError(
    `${what} Check that the Okta URL is that of your org and that no proxy answers in its place.`,
  );
}
