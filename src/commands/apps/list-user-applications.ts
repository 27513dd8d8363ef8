import { toFilterLiteral } from '../../okta/api/path.ts';
import type { OktaApplication } from '../../okta/types.ts';
import { APP_ASSIGNMENT_OUTPUTS, APP_USER_ASSIGNMENT_KEY, toAppAssignmentContext } from '../../views/app-assignment.ts';
import { APPLICATION_KEY, APPLICATION_OUTPUTS, toApplicationContext } from '../../views/application.ts';
import { USER_APPLICATIONS } from '../../views/user-application.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { rowsOfPages } from '../shared/collect-pages.ts';
import { readList } from '../shared/read-list.ts';
import { toRowLimit } from '../shared/row-limit.ts';
import { limitArg, USER_RULE, userArgs } from '../shared/target-args.ts';
import { resolveUserId, type UserArguments } from '../shared/user-target.ts';

export const listUserApplications = defineCommand({
  name: 'okta-list-user-applications',
  description: 'Lists the applications that a user has, directly or through groups.',
  effect: 'read',
  scopes: ['okta.apps.read', 'okta.users.read'],
  args: { ...userArgs(), limit: limitArg() },
  rules: [USER_RULE],
  outputs: [...APPLICATION_OUTPUTS, ...APP_ASSIGNMENT_OUTPUTS],
  examples: ['!okta-list-user-applications username=jane.doe@acme.example'],
  async run({ limit, ...user }, context) {
    const userId = await resolveUserId(context, user);
    return readList(
      {
        title: 'Applications of the user',
        view: USER_APPLICATIONS,
        none: 'No applications found.',
        toContext: (apps) => ({
          [APPLICATION_KEY]: apps.map(toApplicationContext),
          [APP_USER_ASSIGNMENT_KEY]: apps.map((app) => toAssignment(app, userId)),
        }),
      },
      pagesOf(context, userId, limit),
      context,
    );
  },
  async *stream({ limit, ...user }: UserArguments & { readonly limit: number }, context) {
    yield* rowsOfPages(pagesOf(context, await resolveUserId(context, user), limit));
  },
});

function pagesOf({ okta }: CommandContext, userId: string, limit: number) {
  const query = { filter: `user.id eq ${toFilterLiteral(userId)}`, expand: `user/${userId}` };
  return okta.apps.pages(query, { limit: toRowLimit(limit) });
}

/** On later pages Okta leaves out how the application is assigned. */
function toAssignment({ id, _embedded }: OktaApplication, userId: string) {
  return toAppAssignmentContext({ userId, appId: id, isAssigned: true, appUser: _embedded?.user });
}
