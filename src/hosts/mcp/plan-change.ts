import type { OktaCommand } from '../../commands/define.ts';
import { summarizeError } from '../../core/error-text.ts';
import type { Outcome } from '../../core/outcome.ts';
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
  /** The requests that would be sent, as a whole: a question shows the beginning of a long one. */
  readonly requests: unknown;
}

const MOST_REQUESTS = 8;
/** More than this of one argument nobody checks; what is at its end would go unseen. */
const MOST_OF_ARGUMENT = 2000;

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
  await refuseUntouchable(facts, ownLogin);
  return {
    tool: command.name,
    args,
    question: toQuestion(command, [...facts.lines, ...toOtherLines(args, facts)], rehearsal.outcome, org),
    typed: isGrave(command) ? (facts.name ?? command.name) : undefined,
    requests: rehearsal.outcome.raw,
  };
}

/**
 * The arguments that name no target, in full: what a model has put into a long list must not hide behind its beginning.
 *
 * @throws {UsageError} for more than a person can check
 */
function toOtherLines(args: RawArguments, { namedBy }: TargetFacts): readonly string[] {
  return Object.entries(args)
    .filter(([name, value]) => !namedBy.includes(name) && value !== null && value !== undefined && value !== '')
    .map(([name, value]) => {
      const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
      const text = isList ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value);
      if (text.length <= MOST_OF_ARGUMENT)
        return toHarmlessText(`${name}: ${text}`, MOST_OF_ARGUMENT + name.length + 2);
      throw new UsageError(
        `Argument '${name}' has ${text.length} characters, more than a person can check. Give at most ${MOST_OF_ARGUMENT} at a time.`,
        { code: 'invalid_arguments' },
      );
    });
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
  { name, effect, undoneBy, description }: OktaCommand,
  lines: readonly string[],
  { raw, failures = [] }: Outcome,
  org: string,
): string {
  const requests = toRequests(raw);
  const more = requests.length - MOST_REQUESTS;
  return [
    `An assistant wants to run ${name} in the Okta org ${org}.`,
    `${description.split(/(?<=\.)\s/)[0] ?? description}${toUndoSentence(effect, undoneBy)}`,
    ...lines,
    ...failures.map(({ what, error }) => toHarmlessText(`Not possible for ${what}: ${summarizeError(error)}`, 300)),
    ...(requests.length === 0 ? ['Nothing would be sent.'] : ['It would send:']),
    ...requests.slice(0, MOST_REQUESTS),
    ...(more > 0 ? [`and ${more} more requests`] : []),
  ].join('\n');
}

function toUndoSentence(effect: OktaCommand['effect'], undoneBy: string | undefined): string {
  if (undoneBy !== undefined) return ` It takes effect at once; ${undoneBy} undoes it.`;
  return effect === 'destructive' ? ' This cannot be undone by another command.' : '';
}

/** The requests of a dry run, one a line. */
function toRequests(raw: unknown): readonly string[] {
  const rows = Array.isArray(raw) ? raw : [];
  return rows.filter(isPlainObject).map(({ Method, Path, Body }) => {
    const body = Body === undefined ? '' : ` ${toHarmlessText(JSON.stringify(Body, withoutLinks), 300)}`;
    return `${textOf(Method)} ${toHarmlessText(textOf(Path), 300)}${body}`;
  });
}

/** What is replaced as a whole goes back with its links, which tell a person nothing. */
const withoutLinks = (name: string, value: unknown): unknown => (name === '_links' ? undefined : value);
