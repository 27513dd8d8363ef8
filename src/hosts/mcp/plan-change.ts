import type { OktaCommand } from '../../commands/define.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { UsageError } from '../../errors.ts';
import type { Integration, RunOptions } from '../../integration.ts';
import { isPlainObject, textOf } from '../../json-values.ts';
import { isGrave } from './choose-tools.ts';
import { toHarmlessText } from './harmless-value.ts';
import { readTargetFacts, type TargetFacts } from './target-facts.ts';

/** A change that could be made now, as a person is asked about it. */
export interface PlannedChange {
  readonly tool: string;
  readonly args: RawArguments;
  /** What would happen, to whom, in which org. */
  readonly question: string;
  /** What has to be typed to agree; absent: yes or no is enough. */
  readonly typed: string | undefined;
}

const MOST_REQUESTS = 8;

/**
 * Runs the change without making it, and reads what it is about.
 *
 * @throws what the command throws, for example for a protected user
 * @throws {UsageError} for people on whom no assistant may act
 */
export async function planChange(
  integration: Integration,
  command: OktaCommand,
  args: RawArguments,
  { org, ownLogin, ...options }: RunOptions & { readonly org: string; readonly ownLogin: () => Promise<string> },
): Promise<PlannedChange> {
  const rehearsal = await integration.run(command.name, args, { ...options, dryRun: true });
  if (rehearsal.ok === false) throw rehearsal.error;
  const facts = await readTargetFacts(integration, command, args, options);
  if (command.protects !== undefined) await refuseUntouchable(facts, ownLogin);
  return {
    tool: command.name,
    args,
    question: toQuestion(command, facts, toRequests(rehearsal.outcome.raw), org),
    typed: isGrave(command) ? (facts.name ?? command.name) : undefined,
  };
}

/** @throws {UsageError} for super administrators and for the account that this server itself uses */
async function refuseUntouchable({ users }: TargetFacts, ownLogin: () => Promise<string>): Promise<void> {
  for (const { login, roleTypes } of users) {
    if (roleTypes.includes('SUPER_ADMIN')) throw isUntouchable('a super administrator');
    if (login !== '' && login === (await ownLogin())) throw isUntouchable('the account that this server itself uses');
  }
}

function isUntouchable(who: string): UsageError {
  return new UsageError(`No assistant may do this to ${who}; nothing was changed.`, { code: 'protected_user' });
}

function toQuestion(
  { name, effect, description }: OktaCommand,
  facts: TargetFacts,
  requests: readonly string[],
  org: string,
) {
  const more = requests.length - MOST_REQUESTS;
  return [
    `An assistant wants to run ${name} in the Okta org ${org}.`,
    `${description.split(/(?<=\.)\s/)[0] ?? description}${effect === 'destructive' ? ' This cannot be undone by another command.' : ''}`,
    ...facts.lines,
    ...(requests.length === 0 ? ['Nothing would be sent.'] : ['It would send:']),
    ...requests.slice(0, MOST_REQUESTS),
    ...(more > 0 ? [`and ${more} more requests`] : []),
  ].join('\n');
}

/** The requests of a dry run, one a line. */
function toRequests(raw: unknown): readonly string[] {
  const rows = Array.isArray(raw) ? raw : [];
  return rows.filter(isPlainObject).map(({ Method, Path, Body }) => {
    const body = Body === undefined ? '' : ` ${toHarmlessText(JSON.stringify(Body), 300)}`;
    return `${textOf(Method)} ${toHarmlessText(textOf(Path), 300)}${body}`;
  });
}
