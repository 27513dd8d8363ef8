import type { OktaCommand } from '../../commands/define.ts';
import type { Registry } from '../../core/registry.ts';
import { UsageError } from '../../errors.ts';
import { parseTruth } from '../../json-values.ts';
import { CLI_COMMANDS } from './cli-commands.ts';
import { findOktaCommand } from './find-okta-command.ts';
import { foldFlag } from './fold-flag.ts';
import { findGlobalFlag, type GlobalFlags, toGlobalFlags } from './global-flags.ts';
import { isFlag } from './unknown-flag.ts';

/** A command line taken apart. */
export interface SplitArguments {
  readonly flags: GlobalFlags;
  /**
   * The command with its own flags and operands. A value is joined to its flag by `=`; what follows a bare `--` is never
   * a flag.
   */
  readonly rest: readonly string[];
}

/**
 * Takes the global flags out of a command line. A flag of the command takes the word behind it, so that a value is never
 * read as a global flag; a value that looks like a flag has to be joined by `=`.
 *
 * @throws {UsageError} for a flag without its value, a secret as a flag, or a value that the flag cannot have
 */
export function splitArguments(argv: readonly string[], registry: Registry<OktaCommand>): Promise<SplitArguments> {
  return new ArgumentSplitter(argv, registry).split();
}

interface OwnFlag {
  readonly flag: string;
  /** `optional`: true and false may follow, and nothing at all means true. */
  readonly value: 'required' | 'optional' | 'none';
}

/** What each of them stands for. */
const SHORT_FLAGS: ReadonlyMap<string, string> = new Map([
  ['-h', '--help'],
  ['-V', '--version'],
]);

/** Flags that people type out of habit, and the place where the secret belongs. */
const SECRET_FLAGS: ReadonlyMap<string, string> = new Map([
  ['token', 'OKTA_CLIENT_TOKEN'],
  ['apitoken', 'OKTA_CLIENT_TOKEN'],
  ['credentials', 'OKTA_CLIENT_TOKEN'],
  ['privatekey', 'OKTA_CLIENT_PRIVATEKEY'],
]);

class ArgumentSplitter {
  readonly #words: string[];
  readonly #registry: Registry<OktaCommand>;
  readonly #globals = new Map<string, string | true>();
  readonly #rest: string[] = [];
  #own: readonly OwnFlag[] | undefined;

  constructor(argv: readonly string[], registry: Registry<OktaCommand>) {
    this.#words = [...argv];
    this.#registry = registry;
  }

  async split(): Promise<SplitArguments> {
    for (let word = this.#words.shift(); word !== undefined; word = this.#words.shift()) {
      if (word === '--') {
        this.#rest.push(word, ...this.#words);
        break;
      }
      await this.#readWord(word);
    }
    return { flags: toGlobalFlags(this.#globals), rest: this.#rest };
  }

  async #readWord(word: string): Promise<void> {
    const [, name, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(SHORT_FLAGS.get(word) ?? word) ?? [];
    if (name === undefined) await this.#readOperand(word);
    else this.#readFlag(word, name, inline);
  }

  #readFlag(word: string, name: string, inline: string | undefined): void {
    const global = findGlobalFlag(name);
    const own = this.#own?.find(({ flag }) => foldFlag(flag) === foldFlag(name));
    // Behind a command that has an argument of this name, the argument is meant; --dry-run sets the one that it shares.
    if (global !== undefined && (own === undefined || global.flag === 'dry-run')) {
      this.#globals.set(global.flag, inline ?? (global.takesValue ? this.#takeValue(name) : this.#takeTruth()));
      return;
    }
    if (own === undefined) refuseSecretFlag(name);
    this.#rest.push(inline === undefined && own !== undefined ? this.#withValue(name, own) : word);
  }

  /** The first operand is the command, which says which flags are its own. */
  async #readOperand(word: string): Promise<void> {
    if (!isFlag(word)) this.#own ??= await ownFlagsOf(word, this.#registry);
    this.#rest.push(word);
  }

  #withValue(name: string, { value }: OwnFlag): string {
    const isOmitted = value === 'none' || (value === 'optional' && parseTruth(this.#words[0]) === undefined);
    return isOmitted ? `--${name}` : `--${name}=${this.#takeValue(name)}`;
  }

  /** A yes or no behind a flag belongs to it: `--yes no` agrees to nothing. */
  #takeTruth(): string | true {
    return (parseTruth(this.#words[0]) === undefined ? undefined : this.#words.shift()) ?? true;
  }

  #takeValue(name: string): string {
    const value = this.#words.shift();
    if (value === undefined) throw new UsageError(`--${name} needs a value.`);
    if (value.startsWith('--')) {
      throw new UsageError(`--${name} needs a value. If '${value}' is meant, write --${name}=${value}`);
    }
    return value;
  }
}

/** The flags of a command alone, of either kind; a word that stands for a command has those of both. */
export async function ownFlagsOf(command: string, registry: Registry<OktaCommand>): Promise<readonly OwnFlag[]> {
  const own = CLI_COMMANDS.filter(({ name }) => name.split(' ')[0] === command);
  const args = Object.entries((await findOktaCommand(command, registry))?.args ?? {});
  return [
    ...args.map(([flag, { kind }]): OwnFlag => ({ flag, value: kind === 'boolean' ? 'optional' : 'required' })),
    ...own.flatMap(({ options }) =>
      options.map(({ flag, takesValue }): OwnFlag => ({ flag, value: takesValue ? 'required' : 'none' })),
    ),
  ];
}

function refuseSecretFlag(name: string): void {
  const variable = SECRET_FLAGS.get(foldFlag(name));
  if (variable === undefined) return;
  throw new UsageError(`--${name} would show the secret to everyone on this machine. Set ${variable} instead.`);
}
