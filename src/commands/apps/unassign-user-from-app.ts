import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { OktaApiError } from '../../errors.ts';
import { APP_ASSIGNMENT_OUTPUTS, APP_USER_ASSIGNMENT_KEY, toAppAssignmentContext } from '../../views/app-assignment.ts';
import { type ChangeResult, resultOutput } from '../../views/result-field.ts';
import { defineCommand } from '../define.ts';
import { withRemark } from '../shared/add-remark.ts';
import { resolveAppId } from '../shared/app-target.ts';
import { unlessAbsent } from '../shared/not-found-kind.ts';
import { settleTogether } from '../shared/settle-together.ts';
import { APP_RULE, appArgs, USER_RULE, userArgs } from '../shared/target-args.ts';
import { resolveUserId } from '../shared/user-target.ts';

export const unassignUserFromApp = defineCommand({
  name: 'okta-unassign-user-from-app',
  description: "Takes an application from a user; the user's profile in the application is lost.",
  effect: 'destructive',
  harmful: true,
  protects: 'id',
  scopes: ['okta.apps.manage', 'okta.users.read'],
  args: {
    ...userArgs(),
    ...appArgs(),
    sendEmail: arg.boolean('Whether Okta mails the administrators.', { default: false }),
  },
  rules: [USER_RULE, APP_RULE],
  outputs: [...APP_ASSIGNMENT_OUTPUTS, resultOutput('Okta.AppUserAssignment')],
  examples: ['!okta-unassign-user-from-app username=jane.doe@acme.example appName=Workday'],
  async run({ sendEmail, userId, username, appId, appName }, context) {
    const { okta } = context;
    const [user, app] = await settleTogether<[string, string]>([
      resolveUserId(context, { userId, username }),
      resolveAppId(okta, { appId, appName }),
    ]);
    const removed = await unlessAbsent(
      withRemark(okta.apps.unassignUser(app, user, { sendEmail }), (error) =>
        isGivenByGroup(error) ? GIVEN_BY_GROUP : undefined,
      ),
      ['AppInstance', 'User'],
    );
    const result: ChangeResult = removed === undefined ? 'already' : 'done';
    const [who, what] = [`User ${username ?? user} (${user})`, `application ${appName ?? app} (${app})`];
    return {
      blocks: [textBlock(`${who} ${result === 'done' ? 'no longer has' : 'already did not have'} the ${what}.`)],
      context: {
        [APP_USER_ASSIGNMENT_KEY]: {
          ...toAppAssignmentContext({ userId: user, appId: app, isAssigned: false }),
          Result: result,
        },
      },
      raw: removed || null,
    };
  },
});

const isGivenByGroup = (error: unknown): boolean => error instanceof OktaApiError && error.errorCode === 'E0000046';

const GIVEN_BY_GROUP =
  'The user has the application through a group: take the user out of the group (okta-remove-from-group), or the ' +
  'application from the group (okta-unassign-group-from-app).';
