import type { Result } from '../../../cortex-text/result.ts';
import type { Integration, RunOptions } from '../../../integration.ts';
import type { ContainmentOrder } from './containment-order.ts';
import type { Journal } from './journal.ts';

interface JournaledRun extends Pick<RunOptions, 'signal' | 'progress'> {
  readonly integration: Integration;
  readonly order: ContainmentOrder;
  readonly journal: Journal;
  /** How long the run may wait for rate limits in all, in milliseconds; a list of any length may need any time. */
  readonly budgetMs?: number;
}

/** Contains those whom the journal does not know as ended, and keeps each step in it. */
export function containByJournal({
  integration,
  order,
  journal,
  budgetMs = Number.POSITIVE_INFINITY,
  ...options
}: JournaledRun): Promise<Result> {
  const username = journal.namesLeft(order.names);
  const watching = { watch: journal, endWaits: journal.endWaits };
  return integration.run('okta-contain-user', { ...order.args, username }, { ...options, ...watching, budgetMs });
}
