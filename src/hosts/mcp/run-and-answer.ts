import type { CallToolResult } from '@modelcontextprotocol/server';
import type { OktaCommand } from '../../commands/define.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import type { Integration } from '../../integration.ts';
import { type AgreedChange, toAuditedChange } from './agreed-change.ts';
import { type AnswerData, toAnswerData } from './answer-data.ts';
import type { CallEnd } from './audit.ts';
import type { Caller } from './caller.ts';
import { toHarmlessValue } from './harmless-value.ts';
import type { McpHost } from './host.ts';
import { toNextSteps } from './next-steps.ts';
import { toToolResult } from './to-result.ts';
import type { ToolCall } from './tool-arguments.ts';
import { LIMITS } from './tool-schema.ts';
import { withoutSecrets } from './without-secrets.ts';

/** @throws what the command throws */
export async function runAndAnswer(
  host: McpHost,
  integration: Integration,
  { command, args }: ToolCall,
  caller: Caller,
  end: CallEnd,
  change?: AgreedChange,
): Promise<CallToolResult> {
  const result = await integration.run(command.name, args, caller.run);
  if (result.ok === false) throw result.error;
  const isPartly = result.ok === 'partial' && end === 'done';
  host.audit({
    tool: command.name,
    args,
    subject: caller.subject,
    end: isPartly ? 'partly done' : end,
    ...(change && toAuditedChange(change)),
  });
  return answer(host, command, args, caller, result.outcome);
}

function answer(
  host: McpHost,
  command: OktaCommand,
  args: RawArguments,
  { subject }: Caller,
  outcome: Outcome,
): CallToolResult {
  const { org, options, saved } = host.setup;
  const data = toAnswerData(outcome);
  host.seen.add(data, subject);
  const notes = [
    ...toLimitNotes(args, data, command.streams && saved !== undefined),
    ...toNextSteps(command, host.tools),
  ];
  return toToolResult({
    tool: command.name,
    org,
    data,
    starts: [],
    notes,
    mostTokens: options.maxOutputTokens,
    ...(options.schema === 'full' && { context: toContext(outcome) }),
    ...(command.effect === 'read' && {
      keep: (starts: readonly number[]) => host.kept.keep({ tool: command.name, subject, data, starts }),
    }),
  });
}

/** As many rows as were asked for: there may be others. */
function toLimitNotes({ limit }: RawArguments, { tables }: AnswerData, saves: boolean): string[] {
  const rows = Math.max(0, ...tables.map((table) => table.rows.length));
  if (typeof limit !== 'number' || rows < limit) return [];
  const everything = saves ? ', or save_to_file for all' : '';
  return limit === LIMITS.most
    ? [`These are the first ${limit} rows; narrow the question${everything}.`]
    : [
        `These are the first ${limit} rows; there may be others: give a larger limit (at most ${LIMITS.most})${everything}.`,
      ];
}

/** By the path alone: the condition behind it is for a war room. */
function toContext({ context = {} }: Outcome): unknown {
  const entries = Object.entries(context).map(([key, value]) => [key.replace(/\(.*$/, ''), value] as const);
  return (
    toHarmlessValue(withoutSecrets(Object.fromEntries(entries)), { characters: 2000, members: 1000, depth: 12 }) ?? {}
  );
}
