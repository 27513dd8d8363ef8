/** The arguments that a war room keeps for itself, whatever the command. */
import { UsageError } from '../errors.ts';
import { parseTruth } from '../json-values.ts';

export interface ReservedArguments {
  /** The instance that runs the command. */
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
  readonly autoExtract?: AutoExtract;
  readonly debugMode: boolean;
}

const AUTO_EXTRACT = ['none', 'inline', 'outOfBand'] as const;
type AutoExtract = (typeof AUTO_EXTRACT)[number];

type Read = (name: string, value: string) => Partial<ReservedArguments>;

/** What each argument sets. */
const READERS: Readonly<Record<string, Read>> = {
  using: (_, using) => ({ using }),
  'using-brand': (_, usingBrand) => ({ usingBrand }),
  'raw-response': (name, value) => ({ rawResponse: toBoolean(name, value) }),
  'ignore-outputs': (name, value) => ({ ignoreOutputs: toBoolean(name, value) }),
  'ignore-output': (name, value) => ({ ignoreOutputs: toBoolean(name, value) }),
  'extend-context': (_, extendContext) => ({ extendContext }),
  'retry-count': (name, value) => ({ retryCount: toWhole(name, value) }),
  'retry-interval': (name, value) => ({ retryIntervalS: toWhole(name, value) }),
  'execution-timeout': (name, value) => ({ executionTimeoutS: toWhole(name, value) }),
  'auto-extract': (name, value) => ({ autoExtract: toAutoExtract(name, value) }),
  'debug-mode': (name, value) => ({ debugMode: toBoolean(name, value) }),
};

/** The names, for completion; `ignore-output` is another spelling of `ignore-outputs`. */
export const RESERVED_ARGUMENTS: readonly string[] = Object.keys(READERS).filter((name) => name !== 'ignore-output');

/**
 * Takes the war room's own arguments out of all that were given.
 *
 * @throws {UsageError} where one has a value that it cannot have
 */
export function toReserved(values: ReadonlyMap<string, string>): {
  reserved: ReservedArguments;
  args: Record<string, string>;
} {
  let reserved: ReservedArguments = { rawResponse: false, ignoreOutputs: false, debugMode: false };
  const others: [string, string][] = [];
  for (const [name, value] of values) {
    const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
    if (read === undefined) others.push([name, value]);
    else if (value !== '') reserved = { ...reserved, ...read(name, value) };
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

function toAutoExtract(name: string, value: string): AutoExtract {
  const found = AUTO_EXTRACT.find((mode) => mode === value);
  if (found === undefined) throw new UsageError(`${name} is one of ${AUTO_EXTRACT.join(', ')}.`);
  return found;
}
