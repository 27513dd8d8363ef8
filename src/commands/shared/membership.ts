import { arg } from '../../core/argument.ts';
import type { ArgRule } from '../../core/parse-arguments.ts';
import type { OktaGroup } from '../../okta/types.ts';
import { findGroup, type GroupArguments } from './group-target.ts';
import { settleTogether } from './settle-together.ts';
import { refuseSelf, resolveUserId, type UserArguments, type UserLookup } from './user-target.ts';

/** The arguments of the two commands that change who belongs to a group, in the words of each. */
export const membershipArguments = (to: 'add to' | 'remove from') => {
  const [doing, preposition] = to.split(' ');
  return {
    userId: arg.string(`ID of the user to ${doing} ${preposition} the group.`),
    username: arg.string(`Name of the user to ${doing} ${preposition} the group.`),
    groupId: arg.string(`ID of the group to ${doing} the user ${preposition}.`),
    groupName: arg.string(`Name of the group to ${doing} the user ${preposition}.`),
  };
};

export const MEMBERSHIP_RULES: readonly ArgRule<'userId' | 'username' | 'groupId' | 'groupName'>[] = [
  { anyOf: ['username', 'userId'], message: "You must supply either 'Username' or 'userId'." },
  { anyOf: ['groupName', 'groupId'], message: "You must supply either 'groupName' or 'groupId'." },
];

/** The id of the user, and the group; each is looked up only if it was given by name. */
export async function resolveMembership(lookup: UserLookup, args: GroupArguments & UserArguments) {
  // Before the look-ups, so that `me` causes no request.
  refuseSelf(args.userId ?? args.username ?? '');
  const [userId, group] = await settleTogether<[string, OktaGroup]>([
    resolveUserId(lookup, args),
    args.groupId === undefined ? findGroup(lookup.okta, args) : Promise.resolve({ id: args.groupId }),
  ]);
  return { userId, group };
}
