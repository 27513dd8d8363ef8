import { IntegrationError, OktaApiError } from '../errors.ts';
import { jsonTextToPythonJson } from './python-text.ts';

/**
 * An error in words for people, without a stack trace. Okta's own body follows an API error word for word, written as
 * the reference writes it (Python's `json.dumps`), because scripts in Cortex parse it out of the text again.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof OktaApiError) {
    const { bodyText, challenge, hint } = error.failure;
    const body = toPythonDump(bodyText);
    const explained = [body || challenge || '', hint ?? ''].filter((part) => part !== '').join('\n');
    return `${error.message}\n${explained}`;
  }
  if (error instanceof IntegrationError) return error.message;
  const name = error instanceof Error ? error.name : typeof error;
  const message = error instanceof Error ? error.message : String(error);
  return `${name}: ${message}. This is a bug in okta-v2, not in your command; please report it.`;
}

/** The text of a failed command's entry; Cortex content looks for its beginning. */
export function failureText(command: string, error: unknown): string {
  return `Failed to execute ${command} command. Error: ${describeFailure(error)}`;
}

function toPythonDump(bodyText: string): string {
  try {
    return jsonTextToPythonJson(bodyText);
  } catch {
    return bodyText;
  }
}
