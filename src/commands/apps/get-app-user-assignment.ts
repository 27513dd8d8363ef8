import { arg } from '../../core/argument.ts';
import { tableBlock, textBlock } from '../../core/block.ts';
import {
  APP_ASSIGNMENT,
  APP_ASSIGNMENT_WITH_PROFILE_OUTPUTS,
  APP_USER_ASSIGNMENT_KEY,
  toAppAssignmentWithProfile,
} from '../../views/app-assignment.ts';
import { defineCommand } from '../define.ts';
import { resolveAppId } from '../shared/app-target.ts';
import { unlessAbsent } from '../shared/not-found-kind.ts';
import { settleTogether } from '../shared/settle-together.ts';
import { appArgs, userArgs } from '../shared/target-args.ts';
import { resolveUserId } from '../shared/user-target.ts';

export const getAppUserAssignment = defineCommand({
  name: 'okta-get-app-user-assignment',
  description: 'Tells whether a user has an application.',
  effect: 'read',
  scopes: ['okta.apps.read', 'okta.users.read'],
  args: {
    ...userArgs(),
    ...appArgs(),
    user_id: arg.id('The same as userId, for playbooks made for Okta IAM.'),
    application_id: arg.id('The same as appId, for playbooks made for Okta IAM.'),
  },
  rules: [{ anyOf: ['username', 'userId', 'user_id'] }, { anyOf: ['appName', 'appId', 'application_id'] }],
  outputs: APP_ASSIGNMENT_WITH_PROFILE_OUTPUTS,
  examples: ['!okta-get-app-user-assignment username=jane.doe@acme.example appName=Workday'],
  async run({ userId, username, appId, appName, user_id, application_id }, context) {
    const { okta } = context;
    const [user, app] = await settleTogether<[string, string]>([
      resolveUserId(context, { userId: username === undefined ? (userId ?? user_id) : userId, username }),
      resolveAppId(okta, { appId: appName === undefined ? (appId ?? application_id) : appId, appName }),
    ]);
    const appUser = await unlessAbsent(okta.apps.getUser(app, user), ['AppInstance', 'User']);
    const isAssigned = appUser !== undefined;
    const assignment = { userId: user, appId: app, isAssigned, appUser };
    return {
      blocks: isAssigned
        ? [tableBlock('Assignment of the application', APP_ASSIGNMENT, [assignment])]
        : [textBlock(`User ${username ?? user} does not have the application ${appName ?? app}.`)],
      context: { [APP_USER_ASSIGNMENT_KEY]: toAppAssignmentWithProfile(assignment) },
      raw: appUser ?? null,
    };
  },
});
