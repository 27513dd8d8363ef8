import type { CommandSpec } from '../../core/command.ts';
import { UsageError } from '../../errors.ts';

type ArgumentSet = Readonly<Record<string, unknown>>;
type Described = Pick<CommandSpec, 'args'>;

/** Asks a person for a secret without showing what they type; undefined where they give up. */
export type SecretAsker = (name: string) => Promise<string | undefined>;

/** What is written in the place of a secret by a person who wants to be asked for it. */
export const ASK = '?';

/**
 * Sets of arguments with the secrets that a person is asked for: those given as `?`, and those that are required and
 * missing. Each is asked once.
 *
 * @param ask undefined where nobody can be asked
 * @throws {UsageError} where nobody can be asked for a `?`, or the person gives up
 */
export async function askForSecrets(
  command: Described,
  argumentSets: readonly ArgumentSet[],
  ask: SecretAsker | undefined,
): Promise<readonly ArgumentSet[]> {
  const names = Object.keys(command.args).filter((name) => argumentSets.some((given) => isAsked(command, given, name)));
  const answers: Record<string, string> = {};
  for (const name of names) {
    if (ask === undefined && argumentSets.every((given) => given[name] !== ASK)) continue;
    if (ask === undefined) throw new UsageError(`${name}=${ASK} asks a person for it, and nobody can be asked here.`);
    const answer = await ask(name);
    if (answer === undefined || answer === '') throw new UsageError(`No ${name} was given. Nothing was sent.`);
    answers[name] = answer;
  }
  return argumentSets.map((given) => {
    const asked = Object.entries(answers).filter(([name]) => isAsked(command, given, name));
    return { ...given, ...Object.fromEntries(asked) };
  });
}

function isAsked({ args }: Described, given: ArgumentSet, name: string): boolean {
  const spec = args[name];
  if (!spec?.secret) return false;
  return given[name] === ASK || (spec.required && !Object.hasOwn(given, name));
}
