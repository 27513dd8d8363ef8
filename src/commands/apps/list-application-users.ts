import { arg } from '../../core/argument.ts';
import {
  APP_ASSIGNMENT_OUTPUTS,
  APP_USER_ASSIGNMENT_KEY,
  toAppAssignmentContext,
  toAppUsersView,
  toListedAssignment,
} from '../../views/app-assignment.ts';
import { defineCommand } from '../define.ts';
import { resolveAppId } from '../shared/app-target.ts';
import { rowsOfPages } from '../shared/collect-pages.ts';
import { readList } from '../shared/read-list.ts';
import { toRowLimit } from '../shared/row-limit.ts';
import { APP_RULE, appArgs, limitArg } from '../shared/target-args.ts';

export const listApplicationUsers = defineCommand({
  name: 'okta-list-application-users',
  description: 'Lists the users of an application.',
  effect: 'read',
  scopes: ['okta.apps.read'],
  args: {
    ...appArgs({ isMain: true }),
    query: arg.string('The beginning of a user name, a first or last name, or an e-mail address.'),
    limit: limitArg(),
  },
  rules: [APP_RULE],
  outputs: APP_ASSIGNMENT_OUTPUTS,
  examples: ['!okta-list-application-users appName=Workday'],
  async run({ query, limit, ...app }, context) {
    const appId = await resolveAppId(context.okta, app);
    return readList(
      {
        title: 'Users of the application',
        view: toAppUsersView(appId),
        none: 'No users found.',
        toContext: (users) => ({
          [APP_USER_ASSIGNMENT_KEY]: users.map((user) => toAppAssignmentContext(toListedAssignment(user, appId))),
        }),
      },
      context.okta.apps.userPages(appId, { q: query }, toRowLimit(limit)),
      context,
    );
  },
  async *stream({ query, limit, ...app }, { okta }) {
    const appId = await resolveAppId(okta, app);
    yield* rowsOfPages(okta.apps.userPages(appId, { q: query }, toRowLimit(limit)));
  },
});
