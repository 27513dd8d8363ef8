import { NEVER_TOOLS, TOOLSETS } from '../hosts/mcp/toolsets.ts';
import { ALL_COMMANDS } from './all-commands.ts';

/** The sets of tools as a table: what reads, what changes something, and what is no tool at all. */
export function toToolsetTable(): string {
  const namesOf = (tools: readonly string[], reads: boolean) =>
    ALL_COMMANDS.filter(({ name, effect }) => tools.includes(name) && (effect === 'read') === reads)
      .map(({ name }) => name.replace(/^okta-/, ''))
      .join(', ');
  const rows = Object.entries(TOOLSETS).map(
    ([set, tools]) => `| \`${set}\` | ${namesOf(tools, true)} | ${namesOf(tools, false)} |`,
  );
  const never = Object.entries(NEVER_TOOLS).map(([name, reason]) => `- \`${name}\`: ${reason}`);
  return [
    '| set | tools that read | tools that change something |',
    '|---|---|---|',
    ...rows,
    '',
    'These commands are never tools:',
    '',
    ...never,
    '',
  ].join('\n');
}
