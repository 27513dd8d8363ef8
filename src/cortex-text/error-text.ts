import { describeBug, summarizeError } from '../core/error-text.ts';
import type { Failure } from '../core/outcome.ts';
import { IntegrationError, OktaApiError } from '../errors.ts';
import { jsonTextToPythonJson } from './python-text.ts';

/** The text of a failed command's entry. Playbooks and scripts look for its beginning. */
export function failedCommandText(command: string, error: unknown): string {
  return `Failed to execute ${command} command. Error: ${describeError(error)}`;
}

/** The text of the error entry where some of several things failed: how many, which, and why. */
export function failuresText(command: string, failures: readonly Failure[]): string {
  const reasons = failures.map(({ what, error }) => `${what}: ${summarizeError(error).replace(/\.$/, '')}.`);
  return `Failed to execute ${command} command. Error: ${failures.length} failed. ${reasons.join(' ')}`;
}

/**
 * An error as an entry shows it, without a stack trace. Okta's own body follows an API error, as Python's `json.dumps`
 * writes it, because scripts in Cortex parse it out of the text.
 */
function describeError(error: unknown): string {
  if (error instanceof OktaApiError) {
    const { bodyText, challenge, hint } = error.failure;
    const explained = [toPythonDump(bodyText) || challenge || '', hint ?? ''].filter((part) => part !== '').join('\n');
    return `${error.message}\n${explained}`;
  }
  return error instanceof IntegrationError ? error.message : describeBug(error);
}

function toPythonDump(bodyText: string): string {
  try {
    return jsonTextToPythonJson(bodyText);
  } catch {
    return bodyText;
  }
}
