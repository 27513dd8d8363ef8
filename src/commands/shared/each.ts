import { summarizeError } from '../../core/error-text.ts';
import type { Failure } from '../../core/outcome.ts';
import { OktaApiError, TransportError } from '../../errors.ts';
import type { CommandContext } from '../define.ts';
import { mapAtMost } from './map-at-most.ts';

/** More at a time would use up the rate limit of one endpoint at once. */
const AT_ONCE = 5;

/** What became of one of several things: a value, or the error that kept it from being done. */
export type Settled<Item, Value> =
  | { readonly item: Item; readonly value: Value; readonly error?: undefined }
  | { readonly item: Item; readonly error: unknown };

/**
 * Does the same with each of several things, five at a time; one that fails does not stop the others. In a dry run one
 * after another, so that the requests are listed in the order of the things.
 *
 * @returns in the order of the items
 * @throws {TransportError} where the command was cancelled
 */
export async function settleEach<Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
  { isDryRun }: Pick<CommandContext, 'isDryRun'>,
): Promise<readonly Settled<Item, Value>[]> {
  return mapAtMost(isDryRun ? 1 : AT_ONCE, items, async (item) => {
    try {
      return { item, value: await work(item) };
    } catch (error) {
      if (error instanceof TransportError && error.fault === 'aborted') throw error;
      return { item, error };
    }
  });
}

/** The same for things that are read: the first error, in the order of the items, is the command's. */
export async function readEach<Item, Value>(
  items: readonly Item[],
  read: (item: Item) => Promise<Value>,
): Promise<readonly Value[]> {
  const settled = await settleEach(items, read, { isDryRun: false });
  return settled.map((result) => {
    if (!('value' in result)) throw result.error;
    return result.value;
  });
}

/** Those that failed, as the error entry counts and names them. */
export function toFailures<Item, Value>(
  settled: readonly Settled<Item, Value>[],
  nameOf: (item: Item) => string,
): readonly Failure[] {
  return settled.flatMap((result) => ('value' in result ? [] : [{ what: nameOf(result.item), error: result.error }]));
}

/** Why something failed, as a row of the context says it: Okta's own summary, or our sentence. */
export function toReason(error: unknown): string {
  const summary = error instanceof OktaApiError ? error.failure.errorSummary : undefined;
  return summary || summarizeError(error);
}
