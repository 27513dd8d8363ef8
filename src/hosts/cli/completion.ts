// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts for a shell and for a war room
import type { OktaCommand } from '../../commands/define.ts';
import { COMMANDS } from '../../commands/index.ts';
import { UsageError } from '../../errors.ts';
import { CLI_COMMANDS, SHELLS } from './cli-commands.ts';
import { type FlagSpec, GLOBAL_FLAGS } from './global-flags.ts';

/** A command as a shell completes it. */
interface Completable {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly FlagSpec[];
  /** The words that may follow the command without a flag. */
  readonly operands: readonly string[];
}

/** The completion script of a shell, from the definitions of the commands. @throws {UsageError} for another shell */
export function toCompletionScript(shell: string | undefined): string {
  const commands = toCompletables();
  switch (SHELLS.find((known) => known === shell)) {
    case 'bash':
      return toBash(commands);
    case 'zsh':
      return toZsh(commands);
    case 'fish':
      return toFish(commands);
    default:
      throw new UsageError(`completion takes ${SHELLS.join(', ')}${shell === undefined ? '' : `, not '${shell}'`}.`);
  }
}

function toCompletables(): readonly Completable[] {
  const okta = COMMANDS.filter(({ hidden }) => !hidden);
  const words = [...new Set(CLI_COMMANDS.map(({ name }) => name.split(' ')[0] ?? name))];
  const own = words.map((word): Completable => {
    const parts = CLI_COMMANDS.filter(({ name }) => name.split(' ')[0] === word);
    return {
      name: word,
      description: parts[0]?.summary ?? '',
      flags: parts.flatMap(({ options, runs }) => [...options, ...argumentFlags(runs)]),
      operands:
        word === 'help'
          ? [...words, ...okta.map(({ name }) => name)]
          : parts.flatMap(({ name, operandValues = [] }) => [...name.split(' ').slice(1), ...operandValues]),
    };
  });
  return [
    ...own,
    ...okta.map(
      ({ name, description, args }): Completable => ({
        name,
        description: description.split(/(?<=\.)\s/)[0] ?? description,
        flags: toFlags(args),
        operands: [],
      }),
    ),
  ];
}

/** The arguments of the command that a word stands for, if it stands for one. */
const argumentFlags = (runs: string | undefined): readonly FlagSpec[] =>
  COMMANDS.filter(({ name }) => name === runs).flatMap(({ args }) => toFlags(args));

function toFlags(args: OktaCommand['args']): readonly FlagSpec[] {
  return (
    Object.entries(args)
      // A secret on a command line is refused, so it is not offered.
      .filter(([, { secret }]) => !secret)
      .map(([flag, spec]) => ({
        flag,
        takesValue: true,
        description: spec.description.split(/(?<=\.)\s/)[0] ?? '',
        ...(spec.predefined === undefined ? {} : { values: spec.predefined }),
      }))
  );
}

/** A shell word in which no character is special. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const words = (list: readonly string[]): string => quote(list.join(' '));
const dashed = ({ flag }: FlagSpec): string => `--${flag}`;

/** The branches of a `case` over "command flag" that set `values`. */
function toValueCases(commands: readonly Completable[]): string[] {
  const branches = (prefix: string, flags: readonly FlagSpec[]) =>
    flags.flatMap((flag) =>
      flag.values === undefined ? [] : `    ${prefix}' ${dashed(flag)}') values=${words(flag.values)} ;;`,
    );
  return [...commands.flatMap(({ name, flags }) => branches(quote(name), flags)), ...branches('*', GLOBAL_FLAGS)];
}

function toCommandCases(commands: readonly Completable[]): string[] {
  return commands.map(
    ({ name, flags, operands }) =>
      `    ${quote(name)}) flags=${words(flags.map(dashed))} operands=${words(operands)} ;;`,
  );
}

/** Flags whose value is not a command, in the pattern of a `case`. */
const VALUE_FLAGS = GLOBAL_FLAGS.filter(({ takesValue }) => takesValue)
  .map(dashed)
  .join('|');

/** The same in bash and zsh: finds the command of the line, and the words that may follow it. */
function toCommonLines(commands: readonly Completable[]): string[] {
  return [
    '  case "$command $previous" in',
    ...toValueCases(commands),
    '  esac',
    '  case "$command" in',
    `    '') operands=${words(commands.map(({ name }) => name))} ;;`,
    ...toCommandCases(commands),
    '  esac',
  ];
}

function toBash(commands: readonly Completable[]): string {
  return `${[
    '# Completion of okta-v2 for bash. To load it: source <(okta-v2 completion bash)',
    '_okta_v2() {',
    "  local current previous command='' word flags='' operands='' values='' index skip=''",
    '  current=${COMP_WORDS[COMP_CWORD]}',
    '  previous=${COMP_WORDS[COMP_CWORD-1]}',
    '  # bash takes --format=json for three words.',
    '  if [[ $current == = ]]; then current=; elif [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi',
    '  for ((index = 1; index < COMP_CWORD; index++)); do',
    '    word=${COMP_WORDS[index]}',
    "    if [[ -n $skip ]]; then skip=''; continue; fi",
    '    case "$word" in',
    `      ${VALUE_FLAGS}) [[ \${COMP_WORDS[index+1]} == = ]] || skip=1 ;;`,
    '      -*|=) ;;',
    '      *) [[ ${COMP_WORDS[index-1]} == = ]] || { command=$word; break; } ;;',
    '    esac',
    '  done',
    ...toCommonLines(commands),
    '  if [[ -n $values ]]; then',
    '    COMPREPLY=($(compgen -W "$values" -- "$current"))',
    '  elif [[ $current == -* ]]; then',
    `    COMPREPLY=($(compgen -W "$flags ${GLOBAL_FLAGS.map(dashed).join(' ')}" -- "$current"))`,
    '  elif [[ -n $operands ]]; then',
    '    COMPREPLY=($(compgen -W "$operands" -- "$current"))',
    '  else',
    '    COMPREPLY=($(compgen -f -- "$current"))',
    '  fi',
    '}',
    'complete -F _okta_v2 okta-v2',
  ].join('\n')}\n`;
}

function toZsh(commands: readonly Completable[]): string {
  return `${[
    '#compdef okta-v2',
    '# Completion of okta-v2 for zsh. To load it: source <(okta-v2 completion zsh), or put it into a folder of $fpath.',
    '_okta_v2() {',
    "  local current previous command='' word flags='' operands='' values='' index skip=''",
    '  current=${words[CURRENT]}',
    '  previous=${words[CURRENT-1]}',
    '  for ((index = 2; index < CURRENT; index++)); do',
    '    word=${words[index]}',
    "    if [[ -n $skip ]]; then skip=''; continue; fi",
    '    case "$word" in',
    `      ${VALUE_FLAGS}) skip=1 ;;`,
    '      -*) ;;',
    '      *) command=$word; break ;;',
    '    esac',
    '  done',
    ...toCommonLines(commands),
    '  if [[ -n $values ]]; then',
    '    compadd -- ${=values}',
    '  elif [[ $current == -* ]]; then',
    `    compadd -- \${=flags} ${GLOBAL_FLAGS.map(dashed).join(' ')}`,
    '  elif [[ -n $operands ]]; then',
    '    compadd -- ${=operands}',
    '  else',
    '    _files',
    '  fi',
    '}',
    'if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _okta_v2 "$@"; else compdef _okta_v2 okta-v2; fi',
  ].join('\n')}\n`;
}

function toFish(commands: readonly Completable[]): string {
  const flagLine = (condition: string, { flag, takesValue, description, values }: FlagSpec) =>
    `complete -c okta-v2${condition} -l ${flag} -d ${fishQuote(description)}${takesValue ? ' -x' : ''}${
      values === undefined ? '' : ` -a ${fishQuote(values.join(' '))}`
    }`;
  return `${[
    '# Completion of okta-v2 for fish; it belongs into ~/.config/fish/completions/okta-v2.fish.',
    'complete -c okta-v2 -f',
    ...GLOBAL_FLAGS.map((flag) => flagLine('', flag)),
    ...commands.flatMap(({ name, description, flags, operands }) => {
      const seen = ` -n '__fish_seen_subcommand_from ${name}'`;
      return [
        `complete -c okta-v2 -n __fish_use_subcommand -a ${name} -d ${fishQuote(description)}`,
        ...flags.map((flag) => flagLine(seen, flag)),
        ...(operands.length === 0 ? [] : [`complete -c okta-v2${seen} -a ${fishQuote(operands.join(' '))}`]),
      ];
    }),
  ].join('\n')}\n`;
}

/** In fish a backslash counts within single quotes. */
const fishQuote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
