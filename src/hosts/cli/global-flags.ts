import { PARAMETERS } from '../../config/parameters.ts';
import { isEmptyChoice, parseRowChoice, type RowChoice } from '../../core/rows/row-choice.ts';
import { UsageError } from '../../errors.ts';
import { parseTruth } from '../../json-values.ts';

/** The forms in which a command's result can be printed. */
export const FORMATS = ['text', 'record', 'markdown', 'json', 'ndjson', 'csv', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** What every command of the CLI takes, beside what is its own. */
export interface GlobalFlags {
  /** The names of the flags that were given. */
  readonly given: ReadonlySet<string>;
  /** Instance parameters given as flags, by their names. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly instance?: string;
  readonly config?: string;
  readonly format: Format;
  /** A module with commands of the person's own. */
  readonly commands?: string;
  /** A file that the result is written to as a page, too. */
  readonly html?: string;
  /** Which rows of a list are printed, and what of them; undefined where nothing was chosen. */
  readonly choice?: RowChoice;
  /** Times for people are those of this machine's time zone instead of UTC. */
  readonly localTime: boolean;
  readonly debug: boolean;
  readonly yes: boolean;
  readonly dryRun: boolean;
  /** Whether long results may go through the pager. */
  readonly pager: boolean;
  /** Seconds that one command may spend waiting for rate limits. */
  readonly maxWaitSeconds?: number;
  readonly version: boolean;
  readonly help: boolean;
}

/**
 * Flags that a command may have no use for: which org it asks and how, which commands there are, how results are printed and
 * where else they go, which rows of a list, and how a command runs.
 */
export type FlagGroup = 'connection' | 'config' | 'commands' | 'format' | 'file' | 'rows' | 'run';

export interface FlagSpec {
  readonly flag: string;
  readonly takesValue: boolean;
  readonly description: string;
  /** Absent: a flag that every command honours. */
  readonly group?: FlagGroup;
  /** What its value names, for completion. */
  readonly completes?: 'file' | 'instance';
  /** The values it can have, for completion. */
  readonly values?: readonly string[];
}

/**
 * Parameters that may be flags. A secret on a command line could be read by everyone on the machine. A parameter that
 * loosens the instance's own rules must not be decided by the person who runs a command.
 */
const PARAMETER_FLAGS = PARAMETERS.filter(({ secret, override }) => !secret && override !== 'ignored');

export const GLOBAL_FLAGS: readonly FlagSpec[] = [
  ...PARAMETER_FLAGS.map(({ name, cortexType, display, options }) => ({
    flag: toFlag(name),
    takesValue: cortexType !== 8,
    description: display,
    group: 'connection' as const,
    ...(options === undefined ? {} : { values: options }),
  })),
  {
    flag: 'instance',
    takesValue: true,
    group: 'connection',
    completes: 'instance',
    description: 'The instance of the parameters file to use',
  },
  {
    flag: 'config',
    takesValue: true,
    group: 'config',
    completes: 'file',
    description: 'The parameters file; default ~/.config/okta-v2/config.json',
  },
  {
    flag: 'commands',
    takesValue: true,
    group: 'commands',
    completes: 'file',
    description: 'A module with commands of your own; see docs/library.md',
  },
  {
    flag: 'format',
    takesValue: true,
    group: 'format',
    description: `How to print results: ${FORMATS.join(', ')}; default text`,
    values: FORMATS,
  },
  {
    flag: 'json',
    takesValue: false,
    group: 'format',
    description: 'The same as --format json: the war-room entries and nothing else',
  },
  {
    flag: 'html',
    takesValue: true,
    group: 'file',
    completes: 'file',
    description: 'Write the result to this file, too: one page that needs nothing else, to attach or print',
  },
  {
    flag: 'where',
    takesValue: true,
    group: 'rows',
    description: 'Only rows that match: outcome.result=FAILURE and client.ipAddress!=192.0.2.1 and event~password',
  },
  {
    flag: 'sort',
    takesValue: true,
    group: 'rows',
    description: 'The order of the rows: a name, or -name for the reverse',
  },
  {
    flag: 'columns',
    takesValue: true,
    group: 'rows',
    description: "What is shown of each row: a table's titles or Okta's names, such as time,user,client.ipAddress",
  },
  {
    flag: 'count-by',
    takesValue: true,
    group: 'rows',
    description: 'How many rows have each of these values: actor.alternateId,client.ipAddress',
  },
  {
    flag: 'local-time',
    takesValue: false,
    group: 'format',
    description: "Show times in this machine's time zone instead of UTC; pages have UTC always",
  },
  {
    flag: 'dry-run',
    takesValue: false,
    group: 'run',
    description: 'Show the requests that would change something, without sending them',
  },
  { flag: 'yes', group: 'run', takesValue: false, description: 'Agree to all changes: ask no questions' },
  { flag: 'max-wait', group: 'run', takesValue: true, description: 'Seconds that a command may wait for rate limits' },
  { flag: 'no-pager', group: 'run', takesValue: false, description: 'Print long results as they are, without $PAGER' },
  { flag: 'debug', group: 'run', takesValue: false, description: 'Log requests, retries and waits to stderr' },
  { flag: 'version', takesValue: false, description: 'Show the version; -V does too' },
  { flag: 'help', takesValue: false, description: 'Show help; -h does too' },
];

/** The flags of all commands that a command of the CLI honours; all of them where it is not known which one is meant. */
export function flagsFor(honours: readonly FlagGroup[] | undefined): readonly FlagSpec[] {
  return honours === undefined ? GLOBAL_FLAGS : GLOBAL_FLAGS.filter(({ group }) => isHonoured(group, honours));
}

/** A command that asks an org of the parameters file takes another file, too. */
function isHonoured(group: FlagGroup | undefined, honours: readonly FlagGroup[]): boolean {
  return group === undefined || honours.includes(group) || (group === 'config' && honours.includes('connection'));
}

/** The global flag of this very name. */
export function findGlobalFlag(name: string): FlagSpec | undefined {
  return GLOBAL_FLAGS.find(({ flag }) => flag === name);
}

/** @throws {UsageError} for a flag that the command would ignore */
export function refuseIgnored(command: string, honoured: readonly FlagGroup[], flags: GlobalFlags): void {
  const ignored = GLOBAL_FLAGS.find(({ flag, group }) => flags.given.has(flag) && !isHonoured(group, honoured));
  if (ignored !== undefined) throw new UsageError(`${command} takes no --${ignored.flag}.`);
}

/** @throws {UsageError} for a value that a flag cannot have */
export function toGlobalFlags(values: ReadonlyMap<string, string | true>): GlobalFlags {
  const text = (flag: string) => {
    const value = values.get(flag);
    return typeof value === 'string' ? value : undefined;
  };
  const isSet = (flag: string): boolean => {
    const value = values.get(flag) ?? false;
    const truth = parseTruth(value);
    if (truth === undefined) throw new UsageError(`--${flag} takes true or false, not '${value}'.`);
    return truth;
  };
  const params = Object.fromEntries(
    PARAMETER_FLAGS.flatMap(({ name }) => {
      const value = values.get(toFlag(name));
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const maxWait = text('max-wait');
  if (maxWait !== undefined && !/^\d+$/.test(maxWait)) {
    throw new UsageError(`--max-wait takes a whole number of seconds, not '${maxWait}'.`);
  }
  const choice = parseRowChoice({
    where: text('where'),
    sort: text('sort'),
    columns: text('columns'),
    countBy: text('count-by'),
  });
  return {
    given: new Set(values.keys()),
    params,
    localTime: isSet('local-time'),
    ...(isEmptyChoice(choice) ? {} : { choice }),
    format: isSet('json') ? 'json' : toFormat(text('format') ?? 'text'),
    debug: isSet('debug'),
    yes: isSet('yes'),
    dryRun: isSet('dry-run'),
    pager: !isSet('no-pager'),
    version: isSet('version'),
    help: isSet('help'),
    ...withText('instance', text('instance')),
    ...withText('config', text('config')),
    ...withText('html', text('html')),
    ...withText('commands', text('commands')),
    ...(maxWait === undefined ? {} : { maxWaitSeconds: Number(maxWait) }),
  };
}

function withText<Name extends string>(name: Name, value: string | undefined): { [Key in Name]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: string };
}

function toFormat(text: string): Format {
  const format = FORMATS.find((known) => known === text);
  if (format === undefined) throw new UsageError(`--format takes ${FORMATS.join(', ')}, not '${text}'.`);
  return format;
}

function toFlag(parameter: string): string {
  return parameter.replaceAll('_', '-');
}
