import type { OktaCommand } from './define.ts';
import { getUserFactors } from './factors/get-user-factors.ts';
import { testModule } from './instance/test-module.ts';
import { getUser } from './users/get-user.ts';
import { listUsers } from './users/list-users.ts';
import { search } from './users/search.ts';
import { suspendUser } from './users/suspend-user.ts';
import { unsuspendUser } from './users/unsuspend-user.ts';

/** Every command, in the order in which help and documentation show them: that of the reference documentation. */
export const COMMANDS: readonly OktaCommand[] = [
  suspendUser,
  unsuspendUser,
  getUserFactors,
  search,
  getUser,
  listUsers,
  testModule,
];
