import type { OktaCommand } from '../../commands/define.ts';
import { nearest } from '../../core/nearest.ts';
import { UsageError } from '../../errors.ts';
import type { McpOptions } from './options.ts';
import { NEVER_TOOLS, TOOLSETS } from './toolsets.ts';

export interface ChosenTools {
  /** In a fixed order: that of the registry. */
  readonly tools: readonly OktaCommand[];
  /** Commands that would be tools but for the reason given. */
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/** Changes after which no command gives back what was there, or that give somebody rights: what they hit must be typed. */
export const isGrave = ({ effect, asksAlways }: Pick<OktaCommand, 'effect' | 'asksAlways'>): boolean =>
  effect === 'destructive' || asksAlways;

/** @throws {UsageError} for the name of a tool that there is not */
export function chooseTools(commands: readonly OktaCommand[], options: McpOptions): ChosenTools {
  for (const name of [...options.tools, ...options.excludedTools]) refuseUnknown(name, commands);
  const named = new Set<string>([...options.toolsets.flatMap((set) => TOOLSETS[set]), ...options.tools]);
  const tools: OktaCommand[] = [];
  const leftOut: LeftOut[] = [];
  for (const command of commands) {
    const reason = reasonAgainst(command, named, options);
    if (reason === undefined) tools.push(command);
    else if (!command.hidden) leftOut.push({ name: command.name, reason });
  }
  return { tools, leftOut };
}

function reasonAgainst(command: OktaCommand, named: ReadonlySet<string>, options: McpOptions): string | undefined {
  const { name, effect } = command;
  if (NEVER_TOOLS[name] !== undefined) return NEVER_TOOLS[name];
  if (options.excludedTools.includes(name)) return 'It is excluded (--exclude-tools).';
  if (!named.has(name)) return 'It is in none of the chosen sets (--toolsets, --tools).';
  if (isGrave(command) && options.access !== 'destructive') return 'It needs --allow-destructive.';
  if (effect !== 'read' && options.access === 'read') return 'It changes something and needs --allow-writes.';
  return undefined;
}

function refuseUnknown(name: string, commands: readonly OktaCommand[]): void {
  const never = NEVER_TOOLS[name];
  if (never !== undefined) throw new UsageError(`${name} is never a tool. ${never}`);
  const names = commands.filter(({ hidden }) => !hidden).map((known) => known.name);
  if (names.includes(name)) return;
  const near = nearest(name, names);
  throw new UsageError(`There is no tool '${name}'.${near === undefined ? '' : ` Did you mean ${near}?`}`);
}
