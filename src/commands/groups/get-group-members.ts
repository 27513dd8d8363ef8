import { arg } from '../../core/argument.ts';
import { heading } from '../../core/block.ts';
import { ACCOUNT_FIELDS, ACCOUNT_KEY, accountOutputs } from '../../views/account.ts';
import { createUserList } from '../../views/user.ts';
import { defineCommand } from '../define.ts';
import { collectPages, rowsOfPages } from '../shared/collect-pages.ts';
import { GROUP_REQUIRED, resolveGroupId, toGroupTitle } from '../shared/group-target.ts';
import { toRowLimit } from '../shared/row-limit.ts';

export const getGroupMembers = defineCommand({
  name: 'okta-get-group-members',
  description: 'Enumerates all users that are members of a group.',
  effect: 'read',
  scopes: ['okta.groups.read'],
  args: {
    groupId: arg.string('ID of the group.'),
    limit: arg.integer('The maximum number of results to return.'),
    verbose: arg.boolean('Whether to print extended user details. Can be "true" or "false". The default is "false".', {
      default: false,
    }),
    groupName: arg.string('Name of the group.'),
  },
  rules: [{ anyOf: ['groupName', 'groupId'], message: GROUP_REQUIRED }],
  outputs: accountOutputs(ACCOUNT_FIELDS, {
    Email: 'Okta account email address.',
    Type: 'Account type - Okta.',
    Status: 'Okta account current status.',
  }),
  examples: ['!okta-get-group-members groupName=Demisto limit=1 verbose=true'],
  async run({ limit, verbose, ...group }, { okta, progress, onRows }) {
    const groupId = await resolveGroupId(okta, group);
    const title = `Users for group: ${toGroupTitle(group)}`;
    const list = createUserList(title, { verbose, onRows });
    const pages = okta.groups.memberPages(groupId, toRowLimit(limit));
    const { rows, more } = await collectPages(pages, progress, list.add);
    return {
      blocks: [...(verbose ? [heading(`${title}:`, { spacing: { after: '\n ' } })] : []), ...list.blocks],
      context: { [ACCOUNT_KEY]: list.accounts },
      raw: rows,
      more,
    };
  },
  async *stream({ limit, groupId, groupName }, { okta }) {
    const id = await resolveGroupId(okta, { groupId, groupName });
    yield* rowsOfPages(okta.groups.memberPages(id, toRowLimit(limit)));
  },
});
