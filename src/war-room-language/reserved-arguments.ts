/** The arguments that a war room keeps for itself, whatever the command. */

import { UsageError } from '../errors.ts';
import { parseTruth } from '../json-values.ts';

export interface ReservedArguments {
  /** The instance that shall run the command. */
  readonly using?: string;
  readonly usingBrand?: string;
  /** Show `Contents` instead of the readable text. */
  readonly rawResponse: boolean;
  /** Keep the entry's own context out of the war room's; `extendContext` is still written. */
  readonly ignoreOutputs: boolean;
  /** `Key=path::Key2=path2`, read from `Contents`. */
  readonly extendContext?: string;
  readonly retryCount?: number;
  readonly retryIntervalS?: number;
  readonly executionTimeoutS?: number;
  readonly autoExtract?: (typeof AUTO_EXTRACT)[number];
  readonly debugMode: boolean;
}

const AUTO_EXTRACT = ['none', 'inline', 'outOfBand'] as const;

type Settings = { -readonly [Name in keyof ReservedArguments]: ReservedArguments[Name] };
type Read = (settings: Settings, name: string, value: string) => void;

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  [
    'using',
    (settings, _, value) => {
      settings.using = value;
    },
  ],
  [
    'using-brand',
    (settings, _, value) => {
      settings.usingBrand = value;
    },
  ],
  [
    'raw-response',
    (settings, name, value) => {
      settings.rawResponse = toBoolean(name, value);
    },
  ],
  [
    'ignore-outputs',
    (settings, name, value) => {
      settings.ignoreOutputs = toBoolean(name, value);
    },
  ],
  [
    'ignore-output',
    (settings, name, value) => {
      settings.ignoreOutputs = toBoolean(name, value);
    },
  ],
  [
    'extend-context',
    (settings, _, value) => {
      settings.extendContext = value;
    },
  ],
  [
    'retry-count',
    (settings, name, value) => {
      settings.retryCount = toWhole(name, value);
    },
  ],
  [
    'retry-interval',
    (settings, name, value) => {
      settings.retryIntervalS = toWhole(name, value);
    },
  ],
  [
    'execution-timeout',
    (settings, name, value) => {
      settings.executionTimeoutS = toWhole(name, value);
    },
  ],
  [
    'auto-extract',
    (settings, name, value) => {
      settings.autoExtract = toAutoExtract(name, value);
    },
  ],
  [
    'debug-mode',
    (settings, name, value) => {
      settings.debugMode = toBoolean(name, value);
    },
  ],
]);

/** The names, for completion; `ignore-output` is another spelling of `ignore-outputs`. */
export const RESERVED_ARGUMENTS: readonly string[] = [...READERS.keys()].filter((name) => name !== 'ignore-output');

/**
 * Takes the war room's own arguments out of all that were given.
 *
 * @throws UsageError where one has a value that it cannot have
 */
export function toReserved(values: ReadonlyMap<string, string>): {
  reserved: ReservedArguments;
  args: Record<string, string>;
} {
  const reserved: Settings = { rawResponse: false, ignoreOutputs: false, debugMode: false };
  const others: [string, string][] = [];
  for (const [name, value] of values) {
    const read = READERS.get(name);
    if (read === undefined) others.push([name, value]);
    else if (value !== '') read(reserved, name, value);
  }
  return { reserved, args: Object.fromEntries(others) };
}

function toBoolean(name: string, value: string): boolean {
  const truth = parseTruth(value);
  if (truth === undefined) throw new UsageError(`${name} is either true or false, such as ${name}=true.`);
  return truth;
}

function toWhole(name: string, value: string): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : undefined;
  if (number === undefined) throw new UsageError(`${name} takes a whole number, such as ${name}=10.`);
  return number;
}

function toAutoExtract(name: string, value: string): (typeof AUTO_EXTRACT)[number] {
  const found = AUTO_EXTRACT.find((mode) => mode === value);
  if (found === undefined) throw new UsageError(`${name} is one of ${AUTO_EXTRACT.join(', ')}.`);
  return found;
}
