import { PARAMETERS, type Parameter } from '../config/parameters.ts';
import type { CommandSpec } from '../core/command.ts';
import { escapeTableCell, toCommandSection } from './command-reference.ts';
import { BRAND, DESCRIPTION } from './integration-yml.ts';
import type { Sample } from './samples.ts';

/** The integration's README as Cortex's own documentation has it (demisto-sdk generate-docs). */
export function toCortexReadme(
  commands: readonly CommandSpec[],
  samples: ReadonlyMap<string, readonly Sample[]>,
): string {
  const sections = commands
    .filter(({ hidden }) => !hidden)
    .map((command) => toCommandSection(command, samples.get(command.name)).join('\n'));
  return [
    DESCRIPTION,
    '',
    `## Configure ${BRAND} in Cortex`,
    '',
    '| **Parameter** | **Description** | **Required** |',
    '| --- | --- | --- |',
    ...PARAMETERS.filter(({ hidden, outsideCortexOnly }) => !hidden && !outsideCortexOnly).map(toParameterRow),
    '',
    '## Commands',
    '',
    'You can run these commands from the Cortex command line, as part of an automation, or in a playbook.',
    'After you run a command, a DBot message appears in the War Room with the command details.',
    '',
    ...sections,
  ].join('\n');
}

function toParameterRow({ display, displayPassword, help = '', required }: Parameter): string {
  return `| ${escapeTableCell(displayPassword ?? display)} | ${escapeTableCell(help)} | ${required ? 'True' : 'False'} |`;
}
