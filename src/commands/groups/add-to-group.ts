import { textBlock } from '../../core/block.ts';
import { defineCommand } from '../define.ts';
import { userJoins } from '../shared/context-changes.ts';
import { toGroupTitle } from '../shared/group-target.ts';
import { MEMBERSHIP_RULES, membershipArguments, resolveMembership } from '../shared/membership.ts';

export const addToGroup = defineCommand({
  name: 'okta-add-to-group',
  description: 'Adds a user to a group with OKTA_GROUP type.',
  effect: 'write',
  scopes: ['okta.groups.manage', 'okta.users.read', 'okta.groups.read'],
  args: membershipArguments('add to'),
  rules: MEMBERSHIP_RULES,
  outputs: [],
  examples: ['!okta-add-to-group groupName=Demisto username=testForDocs@test.com'],
  async run(args, context) {
    const { userId, group } = await resolveMembership(context, args);
    const raw = await context.okta.groups.addMember(group.id, userId);
    return {
      blocks: [textBlock(`User: ${userId} added to group: ${toGroupTitle(args)} successfully`)],
      raw,
      changes: [userJoins(userId, group)],
    };
  },
});
