import type { FlagGroup, FlagSpec } from './global-flags.ts';

export type OperandKind = 'command' | 'instance' | 'file';

/** A command of the CLI beside the `okta-*` commands, as help and completion read it; plain data. */
export interface CliCommand {
  /** One word, or two: `auth check`. */
  readonly name: string;
  /** What may follow, as commander writes it: `[line]`, `<shell>`. */
  readonly operands: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly description: readonly string[];
  /** Its own, beside those that every command takes. */
  readonly options: readonly FlagSpec[];
  /** The global flags that mean something to it; the others are refused. */
  readonly honours: readonly FlagGroup[];
  readonly examples: readonly string[];
  /** What the operand names, or the values that it can have, for completion. */
  readonly operandKind?: OperandKind;
  readonly operandValues?: readonly string[];
  /** It is meant, too, where its first word stands alone. */
  readonly isDefault?: true;
  /** The `okta-*` command that the word stands for; it takes all arguments of that command. */
  readonly runs?: string;
}
