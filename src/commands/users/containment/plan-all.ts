import { tableBlock } from '../../../core/block.ts';
import type { Failure, Outcome } from '../../../core/outcome.ts';
import { PLANNED_CONTAINMENTS, type PlannedContainment } from '../../../views/containment.ts';
import type { CommandContext } from '../../define.ts';
import { toReason } from '../../shared/each.ts';
import { toLogin, type UserArguments } from '../../shared/user-target.ts';
import { NamedUsers, nameIn, type SettledUser } from './named-users.ts';
import { type ContainmentPlan, UserContainment } from './user-containment.ts';

/** A dry run: what would be done to each user, by the state in which they are now. */
export async function planAll(
  names: readonly UserArguments[],
  plan: ContainmentPlan,
  context: CommandContext,
): Promise<Outcome> {
  const users = new NamedUsers<PlannedContainment>(context, {
    act: (user) => new UserContainment(context, plan, user).plan(),
  });
  const settled = await users.settle(names);
  context.plan.explain([tableBlock('Plan', PLANNED_CONTAINMENTS, settled.map(toPlanned))]);
  const failures = settled.flatMap(({ named, user, error }): readonly Failure[] =>
    error === undefined ? [] : [{ what: (user && toLogin(user)) || nameIn(named), error }],
  );
  return { blocks: [], failures };
}

function toPlanned({ named, user, value, error }: SettledUser<PlannedContainment>): PlannedContainment {
  if (value !== undefined) return value;
  const status = user?.status ?? undefined;
  return {
    user: (user && toLogin(user)) || nameIn(named),
    ...(status !== undefined && { status }),
    steps: {},
    reason: toReason(error),
  };
}
