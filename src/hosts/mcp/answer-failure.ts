import type { CallToolResult } from '@modelcontextprotocol/server';
import type { OktaCommand } from '../../commands/define.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { IntegrationError, OktaApiError } from '../../errors.ts';
import { type AgreedChange, toAuditedChange } from './agreed-change.ts';
import type { Caller } from './caller.ts';
import type { McpHost } from './host.ts';
import { toFailureResult } from './to-failure.ts';

/**
 * A call that has failed, in the audit and as an answer.
 *
 * @param change where somebody had agreed to a change: the answer then says whether anything was sent
 */
export function answerFailure(
  { audit }: McpHost,
  { name: tool }: OktaCommand,
  args: RawArguments,
  { subject }: Caller,
  error: unknown,
  change?: AgreedChange,
): CallToolResult {
  const requestId = error instanceof OktaApiError ? error.failure.requestId : undefined;
  audit({
    tool,
    args: withoutSecretsOf(args),
    subject,
    end: 'failed',
    reason: error instanceof IntegrationError ? error.code : 'bug',
    ...(requestId !== undefined && { requestId }),
    ...(change && toAuditedChange(change)),
  });
  return toFailureResult(tool, error, change === undefined ? [] : [change.sent.words]);
}

/** A model may have put a password where none belongs. */
function withoutSecretsOf(args: RawArguments): RawArguments {
  return Object.fromEntries(Object.entries(args).filter(([name]) => !/password|secret|token|answer/i.test(name)));
}
