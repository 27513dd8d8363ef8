import { STATUS_CODES } from 'node:http';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { summarizeError } from '../../core/error-text.ts';
import { ConfigurationError, OktaApiError, UsageError } from '../../errors.ts';
import { toHarmlessText } from './harmless-value.ts';
import { toErrorResult } from './to-result.ts';

const HOW_TO_CONFIGURE =
  'A person has to set up this server: run okta-v2 init, or set OKTA_CLIENT_ORGURL and OKTA_CLIENT_TOKEN in the environment of the server in the configuration of the MCP client, and start it again. To try it without Okta: okta-v2 mcp --demo.';

const MOST_TEXT = 1500;

/**
 * An error as a model reads it. Of an answer of Okta's it gets the status, the code and our own advice: the rest of the
 * body may hold anything.
 */
export function toFailureResult(tool: string, error: unknown, notes: readonly string[] = []): CallToolResult {
  if (error instanceof ConfigurationError) {
    return toErrorResult(
      `${tool}: this server is not configured. ${toHarmlessText(error.message, MOST_TEXT)}`,
      undefined,
      [HOW_TO_CONFIGURE, ...notes],
    );
  }
  if (error instanceof OktaApiError) {
    const { status, errorCode = '', hint, remedy } = error.failure;
    // Neither is taken from the answer as it is: what stands outside of the marks is read as our own words.
    const reason = STATUS_CODES[status] ?? 'error';
    const code = /^[\w.-]{1,40}$/.test(errorCode) ? `, ${errorCode}` : '';
    const advice = hint ?? remedy;
    return toErrorResult(
      `${tool}: Okta answered ${status} ${reason}${code}.`,
      advice === undefined ? undefined : toHarmlessText(advice, MOST_TEXT),
      notes,
    );
  }
  const text = toHarmlessText(summarizeError(error), MOST_TEXT);
  // What is wrong with the arguments quotes the model itself; everything else may quote Okta.
  const isOwn = error instanceof UsageError && error.code === 'invalid_arguments';
  return isOwn ? toErrorResult(`${tool}: ${text}`, undefined, notes) : toErrorResult(`${tool} failed.`, text, notes);
}
