import type { OktaUser } from '../../../okta/types.ts';
import type { ContainmentStep } from '../../../views/containment.ts';
import { hasReached } from '../../shared/user-state.ts';
import type { StepEnd } from './watch.ts';

/** The last look at a user: who they are now, or why that could not be read. */
export type LastLook =
  | { readonly user: OktaUser; readonly reason?: undefined; readonly error?: undefined }
  | { readonly user?: undefined; readonly reason: string; readonly error?: unknown };

/** What became of a suspension: what Okta answered counts less than the state in which the user is found afterwards. */
export function toConfirmedSuspension(end: StepEnd, look: LastLook): ContainmentStep {
  const { result, reason, isReplyLost } = end;
  if (look.user === undefined)
    return result === 'already' ? toStep('already') : toStep('failed', reason ?? look.reason);
  if (!hasReached(look.user, 'suspend')) return toStep('failed', toRemedy(look.user, end));
  // Where Okta refused, somebody else has suspended them; but not if an earlier request of ours may have done it.
  return toStep(result === 'accepted' || isReplyLost ? 'done' : 'already');
}

function toRemedy({ status }: OktaUser, { reason }: StepEnd): string {
  const before = reason === undefined ? '' : `${reason.replace(/\.$/, '')}. `;
  return `${before}The user is ${status ?? 'in an unknown state'}, not SUSPENDED; okta-deactivate-user takes all access away.`;
}

const toStep = (Result: 'done' | 'already' | 'failed', reason?: string): ContainmentStep => ({
  Name: 'suspend',
  Result,
  ...(reason !== undefined && { Error: reason }),
});
