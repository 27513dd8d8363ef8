import type { OktaCommand } from './define.ts';
import { testModule } from './instance/test-module.ts';
import { getUser } from './users/get-user.ts';
import { suspendUser } from './users/suspend-user.ts';
import { unsuspendUser } from './users/unsuspend-user.ts';

/** Every command, in the order in which help and documentation show them: that of the reference documentation. */
export const COMMANDS: readonly OktaCommand[] = [suspendUser, unsuspendUser, getUser, testModule];
