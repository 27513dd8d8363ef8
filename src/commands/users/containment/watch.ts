import type { OktaUser } from '../../../okta/types.ts';
import type { Containment, StepName } from '../../../views/containment.ts';

/** What a follower reads of a containment. */
export {
  type Containment,
  nameOf,
  reasonsOf,
  STEP_NAMES,
  type StepName,
} from '../../../views/containment.ts';

/**
 * How a request ended. `accepted`: Okta took it, and a last look at the user has still to confirm it.
 */
export interface StepEnd {
  readonly result: 'done' | 'already' | 'failed' | 'accepted';
  /** Why it failed. */
  readonly reason?: string;
  /** Its reply, or that of a try before it, was lost: Okta may have carried it out although it failed. */
  readonly isReplyLost?: true;
  /** The error that the request ended in; an earlier run's is not known any more. */
  readonly error?: unknown;
}

/** What an earlier run has done to a user. */
export interface PastContainment {
  readonly statusBefore: string | undefined;
  /** When the password had last been changed before; absent where there was none. */
  readonly passwordChangedBefore: string | undefined;
  /** The steps that have an end. */
  readonly ends: Readonly<Partial<Record<StepName, StepEnd>>>;
  /** A step that was begun and has no end: nobody knows whether Okta carried it out. */
  readonly openStep: StepName | undefined;
}

/** How it was found out what became of a step that an earlier run had begun and not ended. */
export type OpenStepOutcome = 'was done' | 'sent again';

/**
 * Follows a containment step by step, so that a run that ended too early can go on later. Each call returns before the
 * next request is sent; what it throws ends the command.
 */
export interface ContainmentWatch {
  /** True: no further step is begun. */
  readonly isStopping: boolean;
  pastOf(userId: string): PastContainment | undefined;
  /** A user is about to be contained. Not called for those whom an earlier run has begun. @param name as it was given */
  onUser(name: string, user: OktaUser): void;
  /** Another name of a user who is being contained already. */
  onSameUser(name: string, userId: string): void;
  onStep(userId: string, step: StepName): void;
  /** The step that was announced has not got to Okta, or was refused for the rate limit: nothing was done. */
  onStepWithdrawn(userId: string, step: StepName): void;
  onStepEnd(userId: string, step: StepName, end: StepEnd): void;
  /** Comes before the step's end. */
  onOpenStep(userId: string, step: StepName, outcome: OpenStepOutcome): void;
  /** Nothing more is to be done for this user, or nothing may be done. @param name as it was given */
  onUserEnd(name: string, row: Containment): void;
}
