import type { OktaCommand } from '../../commands/define.ts';
import { nearest } from '../../core/nearest.ts';
import type { Registry } from '../../core/registry.ts';
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

/** The commands that people know; what Cortex alone calls (`test-module`) has another kind of name. */
export const namesIn = ({ names }: Registry<OktaCommand>): readonly string[] =>
  names.filter((name) => name.startsWith('okta-'));

/** Loads the commands that may be tools, and no other. @throws {UsageError} for the name of a tool that there is not */
export async function chooseTools(registry: Registry<OktaCommand>, options: McpOptions): Promise<ChosenTools> {
  const names = namesIn(registry);
  for (const name of [...options.tools, ...options.excludedTools]) refuseUnknown(name, names);
  const named = new Set<string>([...options.toolsets.flatMap((set) => TOOLSETS[set]), ...options.tools]);
  const tools: OktaCommand[] = [];
  const leftOut: LeftOut[] = [];
  for (const name of names) {
    let reason = reasonAgainstName(name, named, options);
    if (reason === undefined) {
      const command = await registry.load(name);
      reason = reasonAgainstChange(command, options);
      if (reason === undefined) tools.push(command);
    }
    if (reason !== undefined) leftOut.push({ name, reason });
  }
  return { tools, leftOut };
}

function reasonAgainstName(name: string, named: ReadonlySet<string>, options: McpOptions): string | undefined {
  if (NEVER_TOOLS[name] !== undefined) return NEVER_TOOLS[name];
  if (options.excludedTools.includes(name)) return 'It is excluded (--exclude-tools).';
  if (!named.has(name)) return 'It is in none of the chosen sets (--toolsets, --tools).';
  return undefined;
}

function reasonAgainstChange(command: OktaCommand, { access }: McpOptions): string | undefined {
  if (isGrave(command) && access !== 'destructive') return 'It needs --allow-destructive.';
  if (command.effect !== 'read' && access === 'read') return 'It changes something and needs --allow-writes.';
  return undefined;
}

function refuseUnknown(name: string, names: readonly string[]): void {
  const never = NEVER_TOOLS[name];
  if (never !== undefined) throw new UsageError(`${name} is never a tool. ${never}`);
  if (names.includes(name)) return;
  const near = nearest(name, names);
  throw new UsageError(`There is no tool '${name}'.${near === undefined ? '' : ` Did you mean ${near}?`}`);
}
