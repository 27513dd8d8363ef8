import type { ArgSpec } from '../../core/argument.ts';
import type { CommandSpec } from '../../core/command.ts';
import { wrapText } from '../terminal/display-width.ts';
import FACTS from './command-facts.json' with { type: 'json' };

const EFFECTS: Readonly<Record<CommandSpec['effect'], string>> = {
  read: 'Reads only.',
  write: 'Changes something in Okta.',
  destructive: 'Cannot be undone; a terminal asks before it runs, and without a person it needs --yes.',
};

function toEffect({ effect, undoneBy }: CommandSpec): string {
  if (undoneBy === undefined) return EFFECTS[effect];
  return `${EFFECTS.write} ${undoneBy} undoes it. A terminal asks before it runs, and without a person it needs --yes.`;
}

/** A command's help, in the manner of a manual page. */
export function describeCommand(command: CommandSpec, width: number): string {
  const args = Object.entries(command.args);
  const synopsis = args.map(([name, spec]) => toSynopsis(name, spec)).join(' ');
  const { scopes, optionalScopes } = command;
  const better = optionalScopes.length === 0 ? '' : `; better with ${optionalScopes.join(' ')}`;
  const needed = scopes.length === 0 ? [] : [`OAuth scopes: ${scopes.join(' ')}${better}`];
  return [
    ...section('NAME', [command.name], width),
    ...section(
      'SYNOPSIS',
      [`!${command.name} ${synopsis}`.trim(), `okta-v2 ${command.name} ${toFlags(args)}`.trim()],
      width,
    ),
    ...section('DESCRIPTION', [command.description, toEffect(command), ...command.notes, ...needed], width),
    ...(args.length === 0
      ? []
      : ['ARGUMENTS', ...args.flatMap(([name, spec]) => describeArgument(command, name, spec, width)), '']),
    ...(command.outputs.length === 0
      ? []
      : [
          'CONTEXT',
          ...command.outputs.flatMap(({ path, type, description }) => describeOutput(path, type, description, width)),
          '',
        ]),
    ...toRequests(command),
    ...section('EXAMPLES', [...command.examples, ...toShellExample(command)], width),
  ].join('\n');
}

/** One line per command, grouped by what they act on. */
export function listCommands(commands: readonly CommandSpec[], width: number): string {
  const shown = commands.filter(({ hidden }) => !hidden);
  const column = Math.max(...shown.map(({ name }) => name.length)) + 2;
  const groups = new Map<string, CommandSpec[]>();
  for (const command of shown) {
    const title = factsOf(command)?.resource ?? 'Commands of your own';
    groups.set(title, [...(groups.get(title) ?? []), command]);
  }
  const sections = [...groups].sort(([left], [right]) => compareTitles(left, right));
  return sections.map(([title, group]) => [title, ...toLines(group, column, width)].join('\n')).join('\n\n');
}

/** What is used most comes first: users and what belongs to them, then what an incident is read from. */
const FIRST = ['Users', 'Investigation', 'Containment', 'Logs', 'Factors', 'Sessions', 'Passwords'];

function compareTitles(left: string, right: string): number {
  const rank = (title: string) => (FIRST.includes(title) ? FIRST.indexOf(title) : FIRST.length);
  return rank(left) - rank(right) || (left < right ? -1 : 1);
}

function toLines(commands: readonly CommandSpec[], column: number, width: number): string[] {
  return commands.map(({ name, description }) => {
    const [sentence = ''] = description.split(/(?<=\.)\s/);
    const room = width - column - 2;
    const text = sentence.length > room && room > 20 ? `${sentence.slice(0, room - 1)}…` : sentence;
    return `  ${name.padEnd(column)}${text}`;
  });
}

/** What is known of a built-in command beyond its definition: its resource, and the requests of its first example. */
function factsOf({ name }: CommandSpec): { readonly resource: string; readonly requests: string } | undefined {
  const facts: Readonly<Record<string, { readonly resource: string; readonly requests: string }>> = FACTS;
  return Object.hasOwn(facts, name) ? facts[name] : undefined;
}

function toRequests(command: CommandSpec): string[] {
  const requests = factsOf(command)?.requests ?? '';
  return requests === ''
    ? []
    : ['REQUESTS (of the first example)', ...requests.split('\n').map((one) => `    ${one}`), ''];
}

/** The first example as a shell takes it; none with a secret in it, which would be refused there. */
function toShellExample({ examples: [line], args }: CommandSpec): string[] {
  const holdsSecret = Object.entries(args).some(([name, { secret }]) => secret && line?.includes(`${name}=`));
  return line === undefined || holdsSecret || line.includes("'") ? [] : [`okta-v2 run '${line}'`];
}

function section(title: string, paragraphs: readonly string[], width: number): string[] {
  return paragraphs.length === 0 ? [] : [title, ...paragraphs.flatMap((text) => indent(text, width)), ''];
}

function describeArgument(command: CommandSpec, name: string, spec: ArgSpec, width: number): string[] {
  const facts = [
    spec.required && 'required',
    name === command.main && 'may be given without its name',
    spec.isArray && 'takes a list',
    spec.secret && 'secret: give ? to be asked for it',
    spec.predefined !== undefined && `one of ${spec.predefined.join(', ')}`,
    spec.default !== undefined && `default ${spec.default}`,
  ].filter((fact) => fact !== false);
  return [`  ${name}${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`, ...indent(spec.description, width, 6)];
}

function describeOutput(path: string, type: string, description: string, width: number): string[] {
  return [`  ${path} (${type})`, ...indent(description, width, 6)];
}

function toSynopsis(name: string, { required, kind, predefined }: ArgSpec): string {
  const value = predefined?.join('|') ?? (kind === 'list' ? 'a,b' : kind === 'integer' ? 'N' : '…');
  return required ? `${name}=${value}` : `[${name}=${value}]`;
}

function toFlags(args: readonly (readonly [string, ArgSpec])[]): string {
  // A secret on a command line would be refused.
  const toFlag = ([name, { secret }]: (typeof args)[number]) => `--${name} ${secret ? '?' : '…'}`;
  return args.map((arg) => (arg[1].required ? toFlag(arg) : `[${toFlag(arg)}]`)).join(' ');
}

function indent(text: string, width: number, by = 4): string[] {
  return wrapText(text, Math.max(40, width - by)).map((line) => `${' '.repeat(by)}${line}`);
}
