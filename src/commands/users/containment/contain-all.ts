import { type Block, tableBlock, textBlock } from '../../../core/block.ts';
import type { ContextChange } from '../../../core/context-change.ts';
import type { Failure, Outcome } from '../../../core/outcome.ts';
import { IntegrationError } from '../../../errors.ts';
import { CONTAINMENT_KEY, CONTAINMENTS, type Containment, nameOf, reasonsOf } from '../../../views/containment.ts';
import type { CommandContext } from '../../define.ts';
import { userBecomes } from '../../shared/context-changes.ts';
import { toReason } from '../../shared/each.ts';
import { toLogin, type UserArguments } from '../../shared/user-target.ts';
import { NamedUsers, nameIn, type SettledUser } from './named-users.ts';
import { type ContainedUser, type ContainmentPlan, UserContainment } from './user-containment.ts';

/** Contains users, and tells for each what became of each step. */
export async function containAll(
  names: readonly UserArguments[],
  plan: ContainmentPlan,
  context: CommandContext,
): Promise<Outcome> {
  const users = new NamedUsers<ContainedUser>(context, {
    act: (user, name) => new UserContainment(context, plan, user).run(name),
    onRefused: (refused) => context.watch?.onUserEnd(nameIn(refused.named), toRefused(refused)),
  });
  const settled = await users.settle(names);
  const rows = settled.map((one) => one.value?.row ?? toRefused(one));
  return {
    blocks: toBlocks(rows),
    context: { [CONTAINMENT_KEY]: rows },
    raw: rows,
    changes: rows.flatMap(toChanges),
    failures: settled.flatMap((one, index) => toFailure(one, rows[index])),
  };
}

function toBlocks(rows: readonly Containment[]): readonly Block[] {
  const contained = rows.filter(({ Success }) => Success).length;
  const isAnybodyChanged = rows.some(({ Steps }) => Steps.some(({ Result }) => Result === 'done'));
  return [
    textBlock(`Contained ${contained} of ${rows.length} ${rows.length === 1 ? 'user' : 'users'}.`, { role: 'verdict' }),
    tableBlock('Containment', CONTAINMENTS, rows),
    ...(isAnybodyChanged
      ? [
          textBlock(
            'Sessions inside apps go on until they end there. To give access back: okta-unsuspend-user, and okta-reset-password for a new password.',
          ),
        ]
      : []),
  ];
}

function toChanges({ UserID, StatusAfter, Steps }: Containment): readonly ContextChange[] {
  if (UserID === undefined) return [];
  const hasNoFactors = Steps.some(({ Name, Result }) => Name === 'reset_factors' && Result === 'done');
  return [
    ...(StatusAfter === undefined ? [] : [userBecomes(UserID, { Status: StatusAfter })]),
    ...(hasNoFactors ? [userBecomes(UserID, { Factor: [] })] : []),
  ];
}

function toRefused({ named, user, error }: SettledUser<ContainedUser>): Containment {
  const id = user?.id ?? named.userId;
  const login = (user && toLogin(user)) || named.username;
  const status = user?.status ?? undefined;
  return {
    ...(id !== undefined && { UserID: id }),
    ...(login !== undefined && { Login: login }),
    ...(status !== undefined && { StatusBefore: status }),
    Success: false,
    Error: toReason(error),
    Steps: [],
  };
}

function toFailure(settled: SettledUser<ContainedUser>, row: Containment | undefined): readonly Failure[] {
  if (row === undefined || row.Success) return [];
  const { error, value } = settled;
  return [
    { what: nameOf(row), error: error ?? new IntegrationError('step_failed', reasonsOf(row), { cause: value?.cause }) },
  ];
}
