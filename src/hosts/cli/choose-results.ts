import type { Outcome } from '../../core/outcome.ts';
import { chooseRows } from '../../core/rows/choose-rows.ts';
import { type Result, withOutcome } from '../../cortex-text/result.ts';
import type { GlobalFlags } from './global-flags.ts';

/**
 * Results with the rows and columns that the flags choose, for every form in which they are printed.
 *
 * @throws {UsageError} where rows are chosen by a name that none of them has
 */
export function chooseResults(results: readonly Result[], { choice }: Pick<GlobalFlags, 'choice'>): readonly Result[] {
  if (choice === undefined) return results;
  return results.map((result) => changeOutcome(result, (outcome) => chooseRows(outcome, choice)));
}

/** A page shows the changed outcome, too. */
export function changeOutcome(result: Result, change: (outcome: Outcome) => Outcome): Result {
  if (!result.ok) return result;
  const outcome = change(result.outcome);
  return withOutcome(result, { ...outcome, pageBlocks: outcome.blocks });
}
