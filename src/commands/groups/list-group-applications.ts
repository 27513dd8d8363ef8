import { APPLICATION_KEY, APPLICATION_OUTPUTS, APPLICATIONS, toApplicationContext } from '../../views/application.ts';
import { defineCommand } from '../define.ts';
import { rowsOfPages } from '../shared/collect-pages.ts';
import { resolveGroupId } from '../shared/group-target.ts';
import { readList } from '../shared/read-list.ts';
import { toRowLimit } from '../shared/row-limit.ts';
import { GROUP_RULE, groupArgs, limitArg } from '../shared/target-args.ts';

export const listGroupApplications = defineCommand({
  name: 'okta-list-group-applications',
  description: 'Lists the applications of a group.',
  effect: 'read',
  scopes: ['okta.groups.read'],
  args: { ...groupArgs({ isMain: true }), limit: limitArg() },
  rules: [GROUP_RULE],
  outputs: APPLICATION_OUTPUTS,
  examples: ['!okta-list-group-applications groupName=Sales'],
  async run({ limit, ...group }, context) {
    const groupId = await resolveGroupId(context.okta, group);
    return readList(
      {
        title: 'Applications of the group',
        view: APPLICATIONS,
        none: 'No applications found.',
        toContext: (apps) => ({ [APPLICATION_KEY]: apps.map(toApplicationContext) }),
      },
      context.okta.groups.appPages(groupId, toRowLimit(limit)),
      context,
    );
  },
  async *stream({ limit, ...group }, { okta }) {
    yield* rowsOfPages(okta.groups.appPages(await resolveGroupId(okta, group), toRowLimit(limit)));
  },
});
