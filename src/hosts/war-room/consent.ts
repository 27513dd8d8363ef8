import type { CommandSpec, Replacement } from '../../core/command.ts';
import { UsageError } from '../../errors.ts';
import type { Integration, RunOptions } from '../../integration.ts';
import { parseTruth } from '../../json-values.ts';
import { escapeControls } from '../../readable/escape-controls.ts';

type ArgumentSet = Readonly<Record<string, unknown>>;

/** What a person is asked before a change that they may not have meant. */
export interface Question {
  /** Whom and what it is about, one fact a line. */
  readonly facts: readonly string[];
  /** What would happen, as a sentence. */
  readonly statement: string;
}

/** Asks for a change; `given` where the person has agreed beforehand (`--yes`). */
export type Consent = 'given' | ((question: Question) => Promise<boolean>);

/** The code of the error where nobody can be asked. */
export const CONSENT_NEEDED = 'consent_needed';

/** The consent of a place without a person: no terminal, a script, lines from another program. */
export const refuseUnasked: Consent = async ({ facts, statement }) => {
  throw new UsageError(
    `${facts.map((fact) => `${fact.trim()}; `).join('')}${statement} Nobody can be asked here, so nothing was sent. Add --yes to run it.`,
    { code: CONSENT_NEEDED },
  );
};

const MOST_NAMED = 50;

/**
 * What has to be asked before the command runs once for each set of arguments. Undefined for a command that only reads,
 * and for one change of one thing that can be undone.
 *
 * @throws {IntegrationError} where what would be replaced cannot be read
 */
export async function findQuestion(
  integration: Integration,
  command: CommandSpec,
  argumentSets: readonly ArgumentSet[],
  options: RunOptions,
): Promise<Question | undefined> {
  if (command.effect === 'read') return undefined;
  const changing = argumentSets.filter(({ dry_run }) => parseTruth(dry_run) !== true);
  const replacements: Replacement[] = [];
  for (const args of changing) {
    replacements.push(...(await integration.replacements(command.name, args, options)));
  }
  return toQuestion(command, changing, replacements);
}

function toQuestion(
  command: CommandSpec,
  argumentSets: readonly ArgumentSet[],
  replacements: readonly Replacement[],
): Question | undefined {
  const [only] = argumentSets;
  const isSingle = only !== undefined && argumentSets.length === 1;
  const targets = argumentSets.map((args) => toTarget(command, args));
  const effects = [
    !isSingle && `would run ${argumentSets.length} times`,
    replacements.length > 0 && 'would replace what is there',
    command.asksAlways && (command.effect === 'destructive' ? 'cannot be undone' : 'gives somebody more rights'),
  ].filter((effect) => effect !== false);
  if (argumentSets.length === 0 || effects.length === 0) return undefined;
  const subject = isSingle ? `${command.name} ${targets.join('')}`.trimEnd() : command.name;
  return {
    facts: [...(isSingle ? [] : toNamed(targets)), ...replacements.flatMap(toFacts)],
    statement: `${subject} ${effects.join(' and ')}.`,
  };
}

/** The arguments that say who or what is meant; secrets are not repeated. */
function toTarget(command: CommandSpec, args: ArgumentSet): string {
  return Object.entries(args)
    .filter(([name]) => !command.args[name]?.secret)
    .map(([name, value]) => `${name}=${escapeControls(String(value))}`)
    .join(' ');
}

function toNamed(targets: readonly string[]): string[] {
  const more = targets.length - MOST_NAMED;
  return [...targets.slice(0, MOST_NAMED), ...(more > 0 ? [`and ${more} more`] : [])].map((target) => `  ${target}`);
}

function toFacts({ what, before, after }: Replacement): string[] {
  const title = escapeControls(what);
  return [`  ${title} before: ${toList(before)}`, `  ${title} after: ${toList(after)}`];
}

const toList = (values: readonly string[]): string => values.map(escapeControls).join(', ') || 'none';
