import type { Block } from './block.ts';
import type { ContextChange } from './context-change.ts';

/** What a command answers, as data; nothing in it is rendered. */
export interface Outcome {
  /** What is shown, in reading order. */
  readonly blocks: readonly Block[];
  /** What a page shows instead, where it has room for more. */
  readonly pageBlocks?: readonly Block[];
  /** The name, without an ending, of the page that a host with files hands out beside the entry; absent: none is wanted. */
  readonly reportName?: string;
  /** Context entries by key, e.g. `Account(val.ID && val.ID === obj.ID)`; absent or empty where nothing is kept. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Okta's own answer; `null` where Okta answered with nothing; absent where Okta was not asked. */
  readonly raw?: unknown;
  /** Of several things that the command was asked to do: those that failed. */
  readonly failures?: readonly Failure[];
  /** What is different now of things that other answers told about. */
  readonly changes?: readonly ContextChange[];
  /** The one thing that was named does not exist. For Cortex that is a result like any other. */
  readonly isMissing?: true;
  /** Okta has more rows than the command gives, or may have. */
  readonly more?: MoreRows | undefined;
  /** The result is a single text without context: its war-room entry has it as contents, and no readable text beside them. */
  readonly isBareText?: true;
}

/** One of several things that failed, while the command went on with the others. */
export interface Failure {
  /** What a person knows it by: a login, or an id. */
  readonly what: string;
  readonly error: unknown;
}

/** What is known of rows that a limit has cut off. */
export interface MoreRows {
  /** False: the last page was full, and no more than that is known. */
  readonly isCertain: boolean;
  /** What the command takes to give them, such as `limit=500`; absent where the caller chose how many they want. */
  readonly remedy?: string | undefined;
}

/** As it follows the number of rows: `there are more: limit=500`. */
export function toMoreText({ isCertain, remedy }: MoreRows): string {
  return `${isCertain ? 'there are more' : 'there may be more'}${remedy === undefined ? '' : `: ${remedy}`}`;
}
