import { jsonTextToPythonJson } from '../cortex-text/python-text.ts';
import { ConfigurationError, IntegrationError, OktaApiError, type OktaFailure, UsageError } from '../errors.ts';

/**
 * An error as a war-room entry tells it, without a stack trace. Okta's own body follows an API error word for word,
 * written as the reference writes it (Python's `json.dumps`), because scripts in Cortex parse it out of the text again.
 */
export function describeError(error: unknown): string {
  if (error instanceof OktaApiError) {
    const { bodyText, challenge, hint } = error.failure;
    const explained = [toPythonDump(bodyText) || challenge || '', hint ?? ''].filter((part) => part !== '').join('\n');
    return `${error.message}\n${explained}`;
  }
  return error instanceof IntegrationError ? error.message : describeBug(error);
}

/** The text of a failed command's entry; Cortex content looks for its beginning. */
export function failedCommandText(command: string, error: unknown): string {
  return `Failed to execute ${command} command. Error: ${describeError(error)}`;
}

/** The same in one line for a person at a terminal: the problem first, then what to do about it. */
export function summarizeError(error: unknown): string {
  if (!(error instanceof OktaApiError)) {
    return oneLine(error instanceof IntegrationError ? error.message : describeBug(error));
  }
  const { status, reason, errorCode, errorSummary, causes = [], challenge, hint } = error.failure;
  const said =
    [errorSummary, ...causes].filter((part) => part !== undefined && part !== '').join('; ') || challenge || '';
  const code = errorCode === undefined ? '' : `, ${errorCode}`;
  const remedy = hint ?? remedyFor(error.failure) ?? '';
  return oneLine(
    `Okta answered ${status} ${reason}${code}${said === '' ? '' : `: ${said.replace(/\.$/, '')}`}. ${remedy}`,
  );
}

/** Whether whoever called can mend it alone: a wrong command or wrong parameters, before Okta was asked anything. */
export function isWrongUsage(error: unknown): boolean {
  if (error instanceof ConfigurationError) return true;
  return error instanceof UsageError && !NOT_FOUND_CODES.has(error.code);
}

/** Names that Okta does not know, or knows more than once, were found out by asking. */
const NOT_FOUND_CODES: ReadonlySet<string> = new Set([
  'user_not_found',
  'group_not_found',
  'app_not_found',
  'ambiguous_name',
]);

function remedyFor({ status, errorCode }: OktaFailure): string | undefined {
  switch (errorCode) {
    case 'E0000011':
      return 'Check the API token: it may be mistyped, revoked, unused for 30 days, or of another org.';
    case 'E0000006':
      return 'The owner of the credential lacks the admin role for this.';
    case 'E0000047':
      return 'Try again in a minute, or ask for less at once.';
    default:
      return status >= 500 ? 'Okta has trouble of its own; try again later.' : undefined;
  }
}

function describeBug(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  const message = error instanceof Error ? error.message : String(error);
  return `${name}: ${message}. This is a bug in okta-v2, not in your command; please report it.`;
}

function toPythonDump(bodyText: string): string {
  try {
    return jsonTextToPythonJson(bodyText);
  } catch {
    return bodyText;
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
