import { parseTexts } from '../../core/argument.ts';
import type { CommandSpec, Replacement } from '../../core/command.ts';
import { toUndoText } from '../../core/undo-text.ts';
import { UsageError } from '../../errors.ts';
import type { Integration, RunOptions } from '../../integration.ts';
import { parseTruth } from '../../json-values.ts';
import { escapeControls } from '../../readable/escape-controls.ts';
import { wrapText } from '../terminal/display-width.ts';

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

/** A question as a terminal shows it: what is above the line behind which the answer is typed, and the end of that line. */
export function toAsked({ facts, statement }: Question, columns: number): { above: readonly string[]; asked: string } {
  const lines = wrapText(`${escapeControls(statement)} Continue? [y/N]`, columns - ROOM_FOR_ANSWER);
  return { above: [...facts, ...lines.slice(0, -1)], asked: `${lines.at(-1) ?? ''} ` };
}

const MOST_NAMED = 50;
const ROOM_FOR_ANSWER = 4;

/**
 * What must be asked before the command runs once for each set of arguments. Undefined for a command that only reads,
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
  const targets = argumentSets.flatMap((args) => toTargets(command, args));
  const runs = argumentSets.length;
  const effects = [
    runs > 1 && `would run ${runs} times`,
    runs === 1 && targets.length > 1 && `would act on ${targets.length} targets`,
    replacements.length > 0 && 'would replace what is there',
    command.asksAlways && (command.effect === 'destructive' ? toUndoText(command) : 'gives somebody more rights'),
  ].filter((effect) => effect !== false);
  if (runs === 0 || effects.length === 0) return undefined;
  const [only = ''] = targets;
  const subject = targets.length === 1 ? `${command.name} ${only}`.trimEnd() : command.name;
  return {
    facts: [...(targets.length === 1 ? [] : toNamed(targets)), ...replacements.flatMap(toFacts)],
    statement: `${subject} ${effects.join(' and ')}.`,
  };
}

/** The arguments that say who or what is meant, once for each element of the lists that say so. */
function toTargets(command: CommandSpec, args: ArgumentSet): string[] {
  const lists = targetLists(command);
  const others = Object.fromEntries(Object.entries(args).filter(([name]) => !lists.includes(name)));
  const targets = lists.flatMap((name) => {
    const elements = new Set(parseTexts(args[name] ?? ''));
    return Array.from(elements, (element) => toTarget(command, { [name]: element, ...others }));
  });
  return targets.length < 2 ? [toTarget(command, args)] : targets;
}

/** The main argument if it takes a list, and the lists that may be given instead of it. */
function targetLists({ args, rules }: CommandSpec): readonly string[] {
  const isList = (name: string) => args[name]?.kind === 'list';
  const main = Object.keys(args).filter((name) => args[name]?.unnamed && isList(name));
  const instead = rules.filter(({ anyOf }) => anyOf.some((name) => main.includes(name))).flatMap(({ anyOf }) => anyOf);
  return [...new Set([...main, ...instead.filter(isList)])];
}

/** Secrets are not repeated. */
function toTarget(command: CommandSpec, args: ArgumentSet): string {
  return Object.entries(args)
    .filter(([name]) => !command.args[name]?.secret)
    .map(([name, value]) => `${name}=${escapeControls(String(value))}`)
    .join(' ');
}

/** The first of several targets, a line each, and how many more there are. */
export function toNamed(targets: readonly string[], most = MOST_NAMED): string[] {
  const more = targets.length - most;
  return [...targets.slice(0, most), ...(more > 0 ? [`and ${more} more`] : [])].map((target) => `  ${target}`);
}

function toFacts({ what, before, after }: Replacement): string[] {
  const title = escapeControls(what);
  return [`  ${title} before: ${toList(before)}`, `  ${title} after: ${toList(after)}`];
}

const toList = (values: readonly string[]): string => values.map(escapeControls).join(', ') || 'none';
