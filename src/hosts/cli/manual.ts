import type { OktaCommand } from '../../commands/define.ts';
import { PARAMETERS } from '../../config/parameters.ts';
import { findCommand } from '../../core/find-command.ts';
import { wrapText } from '../terminal/display-width.ts';
import { describeCommand } from '../war-room/describe-command.ts';
import type { CliCommand } from './cli-command.ts';
import { CLI_COMMANDS } from './cli-commands.ts';
import { type FlagSpec, flagsFor, GLOBAL_FLAGS } from './global-flags.ts';
import { unknownCommand } from './unknown-command.ts';

/** The manual page of a command of either kind. @throws {UsageError} with the nearest name where there is none */
export function toManualPage(words: readonly string[], commands: readonly OktaCommand[], width: number): string {
  const [first = '', second = ''] = words;
  const own =
    CLI_COMMANDS.find(({ name }) => name === `${first} ${second}`.trimEnd()) ??
    CLI_COMMANDS.find(({ name }) => name.split(' ')[0] === first);
  const group = CLI_COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
  if (group.length > 1 && !group.some(({ name }) => name === `${first} ${second}`)) return describeGroup(group, width);
  if (own !== undefined) return describeCliCommand(own, width);
  const okta = findCommand(commands, first.replace(/^!/, ''));
  if (okta !== undefined) return `${describeCommand(okta, width)}\n${toOptionsHint(flagsFor(undefined), width)}`;
  throw unknownCommand(first, commands);
}

/** The page that `okta-v2` alone shows. */
export function toOverview(width: number): string {
  const column = Math.max(...CLI_COMMANDS.map(({ name, operands }) => `${name} ${operands}`.trimEnd().length)) + 2;
  return [
    ...wrapText(
      'Okta v2 for SOAR: find users, suspend them, reset their factors, read the System Log, and more.',
      width,
    ),
    '',
    'USAGE',
    ...describeItem(
      'okta-v2 get-user jane@example.com',
      'one of the okta-* commands; okta-v2 commands lists them',
      39,
      width,
    ),
    '    okta-v2 <command> [options]',
    '',
    'COMMANDS',
    ...CLI_COMMANDS.flatMap(({ name, operands, summary }) =>
      describeItem(`${name} ${operands}`.trimEnd(), summary, column, width),
    ),
    '',
    'OPTIONS',
    ...GLOBAL_FLAGS.flatMap((flag) => describeFlag(flag, width)),
    '',
    'ENVIRONMENT',
    ...PARAMETERS.flatMap(({ environment, display, displayPassword }) =>
      environment.flatMap((variable) => describeItem(variable, displayPassword ?? display, FLAG_COLUMN, width)),
    ),
    ...describeItem(
      'OKTA_CLIENT_AUTHORIZATIONMODE',
      'PrivateKey: OAuth 2.0, as in the SDKs of Okta',
      FLAG_COLUMN,
      width,
    ),
    ...describeItem('HTTPS_PROXY, NO_PROXY', 'Proxies to use; --proxy=false ignores them', FLAG_COLUMN, width),
    ...describeItem('PAGER, NO_COLOR', 'The pager for long results; no colors', FLAG_COLUMN, width),
    '',
    ...wrapText(CLOSING, width),
    '',
  ].join('\n');
}

const CLOSING =
  'Flags win over the environment, and the environment over the parameters file. Exit status: 0 for a result, 1 for an error, 2 for wrong usage, 3 where the one thing that was named does not exist. Begin with okta-v2 demo, or with okta-v2 init.';

/** Commands with the same first word. */
function describeGroup(group: readonly CliCommand[], width: number): string {
  const column = Math.max(...group.map(({ name, operands }) => `${name} ${operands}`.length)) + 2;
  return [
    'COMMANDS',
    ...group.flatMap(({ name, operands, summary }) =>
      describeItem(`${name} ${operands}`.trimEnd(), summary, column, width),
    ),
    '',
  ].join('\n');
}

function describeCliCommand(command: CliCommand, width: number): string {
  const { name, description, options, examples, honours } = command;
  return [
    'NAME',
    `    okta-v2 ${name}`,
    '',
    'SYNOPSIS',
    ...wrapText(toSynopsis(command), width - 4).map((line) => `    ${line}`),
    '',
    'DESCRIPTION',
    ...description.flatMap((text) => [...wrapText(text, width - 4).map((line) => `    ${line}`), '']),
    ...(options.length === 0 ? [] : ['OPTIONS', ...options.flatMap((flag) => describeFlag(flag, width)), '']),
    'EXAMPLES',
    ...examples.map((example) => `    ${example}`),
    '',
    toOptionsHint(flagsFor(honours), width),
  ].join('\n');
}

function toSynopsis({ name, operands, options }: CliCommand): string {
  const flags = options.map(({ flag, takesValue }) => `[--${flag}${takesValue ? ' …' : ''}]`);
  return ['okta-v2', name, operands, ...flags].filter((word) => word !== '').join(' ');
}

const FLAG_COLUMN = 28;

function describeFlag({ flag, takesValue, description, values }: FlagSpec, width: number): string[] {
  const value = values !== undefined ? ` ${values.join('|')}` : takesValue ? ' <value>' : '';
  const shown = `--${flag}${value.length > FLAG_COLUMN - flag.length - 6 ? ' <value>' : value}`;
  return describeItem(shown, description, FLAG_COLUMN, width);
}

function describeItem(name: string, text: string, column: number, width: number): string[] {
  const lines = wrapText(text, Math.max(30, width - column - 4));
  const described = lines.map((line, index) => `    ${(index === 0 ? name : '').padEnd(column)}${line}`.trimEnd());
  // A name that is too long for the column has a line of its own.
  return name.length < column ? described : [`    ${name}`, ...describeItem('', text, column, width)];
}

/** The flags of all commands that this one takes, by their names; help describes them. */
function toOptionsHint(flags: readonly FlagSpec[], width: number): string {
  const names = flags.map(({ flag }) => `--${flag}`).join(', ');
  return `${wrapText(`It also takes ${names}: see okta-v2 help.`, width).join('\n')}\n`;
}
