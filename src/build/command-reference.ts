import type { ArgSpec } from '../core/argument.ts';
import type { CommandSpec, OutputSpec } from '../core/command.ts';
import type { Sample } from './samples.ts';

/**
 * A command's reference in the layout of Cortex's own READMEs (demisto-sdk generate-docs), as lines.
 *
 * @param notes paragraphs behind the description, which Cortex's layout does not have
 */
export function toCommandSection(
  command: CommandSpec,
  samples: readonly Sample[] = [],
  notes: readonly string[] = [],
): readonly string[] {
  return [
    `### ${command.name}`,
    '',
    '***',
    escapeHtml(command.description),
    ...notes.flatMap((note) => ['', escapeHtml(note)]),
    '',
    '#### Base Command',
    '',
    `\`${command.name}\``,
    '',
    '#### Input',
    '',
    ...toInput(Object.entries(command.args)),
    '',
    '#### Context Output',
    '',
    ...toOutput(command.outputs),
    '',
    ...samples.flatMap(toSampleLines),
  ];
}

function toInput(args: readonly [string, ArgSpec][]): string[] {
  if (args.length === 0) return ['There are no input arguments for this command.'];
  return [
    '| **Argument Name** | **Description** | **Required** |',
    '| --- | --- | --- |',
    ...args.map(
      ([name, spec]) => `| ${name} | ${toArgumentText(spec)} | ${spec.required ? 'Required' : 'Optional'} | `,
    ),
  ];
}

function toArgumentText({ description, predefined, default: byDefault }: ArgSpec): string {
  const sentences = [
    description.endsWith('.') ? description : `${description}.`,
    predefined && `Possible values are: ${predefined.join(', ')}.`,
    byDefault !== undefined && `Default is ${byDefault}.`,
  ];
  return escapeTableCell(sentences.filter(Boolean).join(' '));
}

function toOutput(outputs: readonly OutputSpec[]): string[] {
  if (outputs.length === 0) return ['There is no context output for this command.'];
  return [
    '| **Path** | **Type** | **Description** |',
    '| --- | --- | --- |',
    ...outputs.map(({ path, type, description }) => `| ${path} | ${type} | ${escapeMarkdown(description)} | `),
  ];
}

function toSampleLines({ line, readable, context }: Sample): string[] {
  const json = JSON.stringify(context, undefined, 4);
  return [
    '#### Command example',
    '',
    '```',
    line,
    '```',
    '',
    ...(context === undefined ? [] : ['#### Context Example', '', '```json', json, '```', '']),
    '#### Human Readable Output',
    '',
    ...readable
      .trimEnd()
      .replaceAll('<br>', '<br/>')
      .split('\n')
      .map((text) => `>${text}`.trimEnd()),
    '',
  ];
}

/** A text that may be a cell of a table in Cortex's documents, which are read as MDX. */
export function escapeTableCell(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br/>').replaceAll('|', '\\|');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Escapes descriptions of outputs as generate-docs does: signs of Markdown, a leading dash, `_word_`. */
function escapeMarkdown(text: string): string {
  return escapeHtml(text)
    .replace(/[\\`*{}[\]()#+!]/g, '\\$&')
    .replace(/^-/, '\\-')
    .replace(/_(\w+)_/g, '\\_$1\\_');
}
