import { arg } from '../../core/argument.ts';
import type { OktaClient } from '../../okta/client.ts';
import {
  GROUP_RULE_KEY,
  GROUP_RULE_OUTPUTS,
  GROUP_RULES,
  groupIdsOf,
  toGroupRuleContext,
} from '../../views/group-rule.ts';
import { defineCommand } from '../define.ts';
import { rowsOfPages } from '../shared/collect-pages.ts';
import { type GroupArguments, resolveGroupId } from '../shared/group-target.ts';
import { readList } from '../shared/read-list.ts';
import { toRowLimit } from '../shared/row-limit.ts';
import { selectRows } from '../shared/select-rows.ts';
import { limitArg } from '../shared/target-args.ts';

interface Selection extends GroupArguments {
  readonly query?: string | undefined;
  readonly limit: number;
}

export const listGroupRules = defineCommand({
  name: 'okta-list-group-rules',
  description: 'Lists group rules, which put users into groups by their attributes.',
  effect: 'read',
  scopes: ['okta.groups.read'],
  args: {
    query: arg.string('A keyword in the name of the rules.'),
    groupId: arg.id('ID of a group: only rules that fill it.'),
    groupName: arg.string('Name of a group: only rules that fill it.', { unnamed: true }),
    limit: limitArg(),
  },
  outputs: GROUP_RULE_OUTPUTS,
  examples: ['!okta-list-group-rules groupName=Sales'],
  async run(args, context) {
    return readList(
      {
        title: 'Group rules',
        view: GROUP_RULES,
        none: 'No group rules found.',
        toContext: (rules) => ({ [GROUP_RULE_KEY]: rules.map(toGroupRuleContext) }),
      },
      await pagesOf(context.okta, args),
      context,
    );
  },
  async *stream(args, { okta }) {
    yield* rowsOfPages(await pagesOf(okta, args));
  },
});

async function pagesOf(okta: OktaClient, { query, limit, groupId, groupName }: Selection) {
  const search = { search: query, expand: 'groupIdToGroupNameMap' } as const;
  if (groupId === undefined && groupName === undefined)
    return okta.groupRules.pages(search, { limit: toRowLimit(limit) });
  const filled = await resolveGroupId(okta, { groupId, groupName });
  return selectRows(okta.groupRules.pages(search), (rule) => groupIdsOf(rule).includes(filled), toRowLimit(limit));
}
