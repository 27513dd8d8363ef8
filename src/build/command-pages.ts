import type { CommandSpec } from '../core/command.ts';
import { toCommandSection } from './command-reference.ts';
import { findResource } from './find-resource.ts';
import type { Sample } from './samples.ts';

const INTRODUCTION = `# Commands

<!-- Made from the definitions of the commands by \`npm run generate\`. -->

Each command by what it acts on: its arguments, what it puts into the context, and an example with its real answer on a
simulated org. A line such as \`!okta-get-user username=jane@example.com\` runs in Cortex and in the war room; at a shell it is
\`okta-v2 okta-get-user --username jane@example.com\`, or \`okta-v2 run\` with the line in single quotes.
`;

/** The text of `docs/commands.md`: the reference of all commands, grouped by resource. */
export function toCommandsPage(
  commands: readonly CommandSpec[],
  samples: ReadonlyMap<string, readonly Sample[]>,
): string {
  const sections = [...groupByResource(commands)].flatMap(([resource, group]) => [
    `## ${titleOf(resource)}\n`,
    ...group.map((command) => toCommandSection(command, samples.get(command.name), command.notes).join('\n')),
  ]);
  return [INTRODUCTION, ...sections].join('\n');
}

/** A table of all commands with a line on each, for the README. */
export function toCommandTable(commands: readonly CommandSpec[]): string {
  const rows = [...groupByResource(commands).values()].flat().map(({ name, description }) => {
    const [sentence = ''] = description.split(/(?<=\.)\s/);
    return `| [${name}](docs/commands.md#${name}) | ${sentence.replaceAll('|', '\\|')} |`;
  });
  return ['| command | what it does |', '|---|---|', ...rows, ''].join('\n');
}

/** The shown commands by resource, both in the order of the list. */
function groupByResource(commands: readonly CommandSpec[]): ReadonlyMap<string, readonly CommandSpec[]> {
  const groups = new Map<string, CommandSpec[]>();
  for (const command of commands.filter(({ hidden }) => !hidden)) {
    const resource = findResource(command.name);
    groups.set(resource, [...(groups.get(resource) ?? []), command]);
  }
  return groups;
}

export const titleOf = (resource: string): string =>
  (resource.charAt(0).toUpperCase() + resource.slice(1).replaceAll('-', ' ')).replace(/^Api\b/, 'API');
