import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Integration } from '../../integration.ts';
import type { AgreedChange } from './agreed-change.ts';
import { answerFailure } from './answer-failure.ts';
import { encloseText } from './answer-text.ts';
import type { CallEnd } from './audit.ts';
import type { Caller } from './caller.ts';
import { isGrave } from './choose-tools.ts';
import { toCommandLine } from './command-line.ts';
import { type ChangeResult, UNMADE } from './confirmation.ts';
import type { ConfiguredInstance, McpHost } from './host.ts';
import { type PlannedChange, planChange } from './plan-change.ts';
import { runAndAnswer } from './run-and-answer.ts';
import { SentChanges } from './sent-changes.ts';
import { toErrorResult } from './to-result.ts';
import type { ToolCall } from './tool-arguments.ts';

/**
 * A change: rehearsed, asked about, and only then made.
 *
 * @throws what the command throws, also where the rehearsal already shows that it cannot be made
 */
export async function callChange(
  host: McpHost,
  instance: ConfiguredInstance,
  call: ToolCall,
  caller: Caller,
): Promise<ChangeResult> {
  const { integration } = instance;
  const { command, args } = call;
  if (host.writes.waitMs > 0) return refuse(host, call, caller, 'too many changes', toWaitText(host));
  const change = await planChange(integration, command, args, {
    ...caller.run,
    org: host.setup.org,
    ownLogin: () => host.ownLogin(instance),
  });
  if (host.setup.options.confirm === 'client' && !isGrave(command))
    return make(host, integration, call, caller, 'client');
  const verdict = host.confirmations.judge(change, caller.reply, caller.subject);
  if (verdict === 'agreed') return make(host, integration, call, caller, 'elicitation');
  if (verdict !== 'ask') return refuse(host, call, caller, verdict, UNMADE[verdict]);
  if (!caller.canAsk)
    return refuse(host, call, caller, 'nobody can be asked', toUnaskedText(host, call, caller, change));
  host.audit({ tool: command.name, args, subject: caller.subject, end: 'asked' });
  return host.confirmations.ask(change, caller.subject);
}

/** Takes its place in the budget before the first await, so that calls at the same time cannot share one. */
async function make(
  host: McpHost,
  integration: Integration,
  call: ToolCall,
  caller: Caller,
  confirmedBy: AgreedChange['confirmedBy'],
): Promise<CallToolResult> {
  if (!host.writes.take()) return refuse(host, call, caller, 'too many changes', toWaitText(host));
  const { command, args } = call;
  host.audit({ tool: command.name, args, subject: caller.subject, end: 'agreed', confirmedBy });
  const change = { confirmedBy, sent: new SentChanges() };
  const run = { ...caller.run, onChange: change.sent.add };
  try {
    return await runAndAnswer(host, integration, call, { ...caller, run }, 'done', change);
  } catch (error) {
    return answerFailure(host, command, args, caller, error, change);
  }
}

function refuse(host: McpHost, { command, args }: ToolCall, { subject }: Caller, reason: string, text: string) {
  const end: CallEnd = reason === 'declined' || reason === 'not typed' ? 'declined' : 'refused';
  host.audit({ tool: command.name, args, subject, end, reason });
  return toErrorResult(`${command.name}: ${text}`);
}

function toWaitText({ writes, setup }: McpHost): string {
  const seconds = Math.ceil(writes.waitMs / 1000);
  return `No more than ${setup.options.maxWritesPerMinute} changes a minute are made. Nothing was changed. The next one is possible in ${seconds} s.`;
}

/** What a model tells its user where the client cannot show a form. */
function toUnaskedText({ setup }: McpHost, { command, args }: ToolCall, caller: Caller, change: PlannedChange): string {
  const way =
    setup.options.confirm === 'ask' && !isGrave(command)
      ? ' The person who runs this server can leave such questions to the client with --confirm client.'
      : '';
  return [
    `Nothing was changed: a person has to agree, and ${caller.unasked ?? 'this client cannot ask them (it does not support elicitation)'}.`,
    encloseText(change.question),
    `A person can run this themselves:\n${toCommandLine(setup.commandLine, command, args)}`,
    `Show them the line and what it would do; do not look for another way.${way}`,
  ].join('\n');
}
