import { nearest } from './nearest.ts';

interface Named {
  readonly name: string;
  readonly hidden: boolean;
}

/** A command's name without its first word, which all commands of a product share: `get-user` of `okta-get-user`. */
export function toShortName(name: string): string {
  return name.replace(/^[^-]*-/, '');
}

/** The command that a typed name means: its whole name, or its short one. */
export function findCommand<Command extends Named>(commands: readonly Command[], typed: string): Command | undefined {
  const exact = commands.find(({ name }) => name === typed);
  return exact ?? commands.find(({ name, hidden }) => !hidden && toShortName(name) === typed);
}

/** The name that a mistyped one probably means, in the form in which it was typed. */
export function nearestCommand(commands: readonly Named[], typed: string): string | undefined {
  const shown = commands.filter(({ hidden }) => !hidden).map(({ name }) => name);
  return nearest(typed, [...shown, ...shown.map(toShortName)]);
}
