import type { ArgSpec } from '../core/argument.ts';
import type { CommandSpec, OutputSpec } from '../core/command.ts';
import type { Sample } from './samples.ts';

const START = '<!-- reference:start -->';
const END = '<!-- reference:end -->';

/**
 * The README with its reference of commands written anew; the rest of it stays as it is.
 *
 * @throws {Error} where the marks between which the reference stands are missing
 */
export function withReference(readme: string, reference: string): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) throw new Error(`README.md needs the lines ${START} and ${END}, in this order.`);
  return `${readme.slice(0, start + START.length)}\n${reference}${readme.slice(end)}`;
}

/** Every command in the layout of Cortex's own READMEs (demisto-sdk generate-docs). */
export function toReference(commands: readonly CommandSpec[], samples: ReadonlyMap<string, readonly Sample[]>): string {
  const shown = commands.filter(({ hidden }) => !hidden);
  return shown.flatMap((command) => toSection(command, samples.get(command.name) ?? [])).join('\n');
}

function toSection(command: CommandSpec, samples: readonly Sample[]): string[] {
  return [
    `### ${command.name}`,
    '',
    '***',
    escapeHtml(command.description),
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
  return escapeHtml(sentences.filter(Boolean).join(' ')).replaceAll('\n', '<br/>').replaceAll('|', '\\|');
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

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As generate-docs escapes descriptions of outputs: signs of Markdown, a leading dash, `_word_`. */
function escapeMarkdown(text: string): string {
  return escapeHtml(text)
    .replace(/[\\`*{}[\]()#+!]/g, '\\$&')
    .replace(/^-/, '\\-')
    .replace(/_(\w+)_/g, '\\_$1\\_');
}
