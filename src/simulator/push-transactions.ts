import { notFound, OktaError } from './okta-error.ts';
import type { Org } from './org.ts';
import type { FactorRecord, JsonObject, PushReaction } from './records.ts';
import { toTimestamp } from './timestamps.ts';

/** How long a push waits for an answer: the default of `tokenLifetimeSeconds`. Okta gives no figure for push. */
const DEFAULT_LIFETIME_S = 300;

interface Transaction {
  readonly userId: string;
  readonly factor: FactorRecord;
  readonly expiresAtMs: number;
  readonly reaction: PushReaction;
  readonly correctAnswer: number | undefined;
  polls: number;
  outcome: 'WAITING' | PushReaction['result'] | 'CANCELLED';
}

/** The open push challenges. Each is WAITING for as many polls as the factor's script says, then has a result. */
export interface PushTransactions {
  start(
    userId: string,
    factor: FactorRecord,
    options: { numberMatching: boolean; lifetimeS?: number },
    origin: string,
  ): JsonObject;
  poll(userId: string, factorId: string, transactionId: string, origin: string): JsonObject;
  cancel(userId: string, factorId: string, transactionId: string): void;
}

export function createPushTransactions(org: Org): PushTransactions {
  const transactions = new Map<string, Transaction>();

  const find = (userId: string, factorId: string, id: string): Transaction => {
    const transaction = transactions.get(id);
    if (transaction === undefined || transaction.userId !== userId || transaction.factor.id !== factorId) {
      throw notFound(id, 'Transaction');
    }
    return transaction;
  };
  const hrefOf = (origin: string, transaction: Transaction): string =>
    `${origin}/api/v1/users/${transaction.userId}/factors/${transaction.factor.id}`;
  const waitingBody = (id: string, transaction: Transaction, origin: string): JsonObject => {
    const poll = `${hrefOf(origin, transaction)}/transactions/${id}`;
    return {
      expiresAt: toTimestamp(transaction.expiresAtMs),
      factorResult: 'WAITING',
      profile: transaction.factor.profile,
      ...(transaction.correctAnswer === undefined
        ? {}
        : { _embedded: { challenge: { correctAnswer: transaction.correctAnswer } } }),
      _links: {
        poll: { href: poll, hints: { allow: ['GET'] } },
        cancel: { href: poll, hints: { allow: ['DELETE'] } },
      },
    };
  };

  return {
    start(userId, factor, options, origin) {
      const id = org.ids.next('mst');
      // Each challenge takes the next scripted reaction; the last one repeats.
      const [reaction = { result: 'SUCCESS', waitingPolls: 1 } as const, ...later] = factor.push;
      if (later.length > 0) factor.push = later;
      const transaction: Transaction = {
        userId,
        factor,
        expiresAtMs: org.clock.now() + (options.lifetimeS ?? DEFAULT_LIFETIME_S) * 1000,
        reaction,
        correctAnswer: options.numberMatching ? 10 + (transactions.size % 90) : undefined,
        polls: 0,
        outcome: 'WAITING',
      };
      transactions.set(id, transaction);
      const { profile: _profile, ...body } = waitingBody(id, transaction, origin);
      return body;
    },
    poll(userId, factorId, transactionId, origin) {
      const transaction = find(userId, factorId, transactionId);
      if (transaction.outcome === 'CANCELLED') {
        throw new OktaError(404, 'E0000191', 'Verification timed out. Please try again.');
      }
      if (transaction.outcome === 'WAITING') {
        transaction.polls += 1;
        if (org.clock.now() >= transaction.expiresAtMs) transaction.outcome = 'TIMEOUT';
        else if (transaction.polls > transaction.reaction.waitingPolls)
          transaction.outcome = transaction.reaction.result;
      }
      if (transaction.outcome === 'WAITING') return waitingBody(transactionId, transaction, origin);
      if (transaction.outcome === 'SUCCESS') return { factorResult: 'SUCCESS' };
      const factor = hrefOf(origin, transaction);
      return {
        factorResult: transaction.outcome,
        profile: transaction.factor.profile,
        _links: {
          verify: { href: `${factor}/verify`, hints: { allow: ['POST'] } },
          factor: { href: factor, hints: { allow: ['GET', 'DELETE'] } },
        },
      };
    },
    cancel(userId, factorId, transactionId) {
      find(userId, factorId, transactionId).outcome = 'CANCELLED';
    },
  };
}
