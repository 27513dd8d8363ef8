import { tableBlock } from '../../core/block.ts';
import { toOutputs } from '../../core/context-fields.ts';
import { UsageError } from '../../errors.ts';
import { COUNTED_GROUP, COUNTED_GROUP_FIELDS, GROUP_KEY, toCountedGroupContext } from '../../views/group.ts';
import { defineCommand } from '../define.ts';
import { findCountedGroup, GROUP_REQUIRED } from '../shared/group-target.ts';
import { GROUP_RULE, groupArgs } from '../shared/target-args.ts';

export const getGroup = defineCommand({
  name: 'okta-get-group',
  description: 'Gets one group, with the numbers of its members and applications.',
  effect: 'read',
  scopes: ['okta.groups.read'],
  args: groupArgs({ isMain: true }),
  rules: [{ ...GROUP_RULE, message: GROUP_REQUIRED }],
  outputs: toOutputs('Okta.Group', COUNTED_GROUP_FIELDS),
  examples: ['!okta-get-group groupName=Engineering'],
  async run(target, { okta }) {
    const group = await findCountedGroup(okta, target);
    if (group === undefined) {
      const message = `No group has the id ${target.groupId}, or the credential may not see it.`;
      throw new UsageError(message, { code: 'group_not_found' });
    }
    return {
      blocks: [tableBlock('Group', COUNTED_GROUP, [group])],
      context: { [GROUP_KEY]: toCountedGroupContext(group) },
      raw: group,
    };
  },
});
