import type { CommandSpec } from '../../core/command.ts';
import { escapeControls } from '../terminal/escape-controls.ts';

type ArgumentSet = Readonly<Record<string, unknown>>;

/** Whether the person wants a command that destroys something to run with these arguments, one set for each run. */
export type Confirm = (command: CommandSpec, argumentSets: readonly ArgumentSet[]) => Promise<boolean>;

/** What a person is asked before something is destroyed; secrets are not repeated. */
export function toQuestion(command: CommandSpec, argumentSets: readonly ArgumentSet[]): string {
  const targets = argumentSets.map((args) =>
    Object.entries(args)
      .filter(([name]) => !command.args[name]?.secret)
      .map(([name, value]) => `${name}=${escapeControls(String(value))}`)
      .join(' '),
  );
  return `${command.name} ${targets.join('; ')} cannot be undone. Go on?`;
}
