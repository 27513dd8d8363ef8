import { textBlock } from '../../core/block.ts';
import { defineCommand } from '../define.ts';
import { partOfUserIsGone } from '../shared/context-changes.ts';
import { toGroupTitle } from '../shared/group-target.ts';
import { MEMBERSHIP_RULES, membershipArguments, resolveMembership } from '../shared/membership.ts';

export const removeFromGroup = defineCommand({
  name: 'okta-remove-from-group',
  description: 'Removes a user from a group with OKTA_GROUP type.',
  effect: 'write',
  protects: 'id',
  scopes: ['okta.groups.manage', 'okta.users.read', 'okta.groups.read'],
  args: membershipArguments('remove from'),
  rules: MEMBERSHIP_RULES,
  outputs: [],
  examples: ['!okta-remove-from-group groupName=demisto username=testForDocs@test.com'],
  async run(args, context) {
    const { userId, group } = await resolveMembership(context, args);
    const raw = await context.okta.groups.removeMember(group.id, userId);
    return {
      blocks: [textBlock(`User: ${userId} was removed from group: ${toGroupTitle(args)} successfully`)],
      raw,
      changes: [partOfUserIsGone(userId, 'Group', group.id)],
    };
  },
});
