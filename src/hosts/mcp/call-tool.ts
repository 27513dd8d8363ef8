import type { CallToolResult } from '@modelcontextprotocol/server';
import type { OktaCommand } from '../../commands/define.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { answerFailure } from './answer-failure.ts';
import type { CallEnd } from './audit.ts';
import { callChange } from './call-change.ts';
import type { Caller } from './caller.ts';
import type { ChangeResult } from './confirmation.ts';
import type { McpHost } from './host.ts';
import { runAndAnswer } from './run-and-answer.ts';
import { saveRows } from './save-rows.ts';
import { toErrorResult, toToolResult } from './to-result.ts';
import { readToolCall, type ToolCall } from './tool-arguments.ts';

/** One call of a tool, from the arguments of a model to an answer that fits and does no harm. Never throws. */
export async function callTool(
  host: McpHost,
  command: OktaCommand,
  raw: RawArguments,
  caller: Caller,
): Promise<ChangeResult> {
  try {
    const call = readToolCall(command, raw);
    if (call.cursor !== undefined) return readRest(host, call, call.cursor, caller);
    const { instance } = host.setup;
    if ('problem' in instance) throw instance.problem;
    if (command.effect !== 'read' && !call.isDryRun) return await callChange(host, instance, call, caller);
    if (call.savesFile) return await saveRows(host, instance.integration, call, caller);
    return await runAndAnswer(host, instance.integration, call, caller, call.isDryRun ? 'dry run' : 'read');
  } catch (error) {
    return answerFailure(host, command, raw, caller, error);
  }
}

function readRest(host: McpHost, { command, args }: ToolCall, cursor: string, { subject }: Caller): CallToolResult {
  const { org, options } = host.setup;
  const kept = host.kept.find(cursor, command.name, subject);
  const audit = (end: CallEnd) => host.audit({ tool: command.name, args, subject, end });
  if (kept === undefined) {
    audit('refused');
    return toErrorResult(
      `${command.name}: this cursor is not valid here. It may have expired, or belong to another tool. Call the tool again without it.`,
    );
  }
  audit('rest read');
  return toToolResult({
    tool: command.name,
    org,
    data: kept.data,
    starts: kept.starts,
    notes: [],
    mostTokens: options.maxOutputTokens,
    keep: (starts) => host.kept.keep({ ...kept, starts }),
  });
}
