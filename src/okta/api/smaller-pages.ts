import { OktaApiError } from '../../errors.ts';
import type { WaitBudget } from '../pipeline/wait-budget.ts';
import { limitOf, withLimitAtMost } from './page-limit.ts';

/** The largest page that Okta recommends for all of its lists (https://developer.okta.com/docs/api/#pagination). */
const RECOMMENDED_LIMIT = 200;

/**
 * Asks for a page, and for half as many rows while Okta cannot put so large a page together in time (500). Each size is one
 * try; only the recommended one gets the usual repetitions.
 *
 * @param ask sends the request; `isFinal` false: a 500 is not to be repeated
 */
export async function askForSmallerPages<Answer>(
  address: string,
  ask: (address: string, isFinal: boolean) => Promise<Answer>,
  budget: WaitBudget | undefined,
): Promise<Answer> {
  let smaller = address;
  for (;;) {
    const limit = limitOf(smaller);
    const canShrink = Number.isFinite(limit) && limit > RECOMMENDED_LIMIT;
    try {
      return await ask(smaller, !canShrink);
    } catch (error) {
      // The failed try has been charged to the budget, which may be used up by now.
      if (!canShrink || !isServerFault(error) || budget?.tryReserve(0) === false) throw error;
      smaller = withLimitAtMost(smaller, Math.max(RECOMMENDED_LIMIT, Math.ceil(limit / 2)));
    }
  }
}

const isServerFault = (error: unknown): boolean => error instanceof OktaApiError && error.status === 500;
