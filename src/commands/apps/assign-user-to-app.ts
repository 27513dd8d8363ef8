import { arg } from '../../core/argument.ts';
import { tableBlock, textBlock } from '../../core/block.ts';
import { OktaApiError } from '../../errors.ts';
import type { OktaAppUser } from '../../okta/types.ts';
import {
  APP_ASSIGNMENT,
  APP_ASSIGNMENT_WITH_PROFILE_OUTPUTS,
  APP_USER_ASSIGNMENT_KEY,
  toAppAssignmentWithProfile,
} from '../../views/app-assignment.ts';
import { type ChangeResult, resultOutput } from '../../views/result-field.ts';
import { defineCommand } from '../define.ts';
import { resolveAppId } from '../shared/app-target.ts';
import { settleTogether } from '../shared/settle-together.ts';
import { APP_RULE, appArgs, USER_RULE, userArgs } from '../shared/target-args.ts';
import { resolveUserId } from '../shared/user-target.ts';

export const assignUserToApp = defineCommand({
  name: 'okta-assign-user-to-app',
  description: 'Assigns an application to a user.',
  effect: 'write',
  scopes: ['okta.apps.manage', 'okta.users.read'],
  args: {
    ...userArgs(),
    ...appArgs(),
    profile: arg.object("The user's profile in the application, as a JSON object."),
  },
  rules: [USER_RULE, APP_RULE],
  outputs: [...APP_ASSIGNMENT_WITH_PROFILE_OUTPUTS, resultOutput('Okta.AppUserAssignment')],
  examples: ['!okta-assign-user-to-app username=marcus.reed@acme.example appName=Workday'],
  async run({ profile, userId, username, appId, appName }, context) {
    const { okta } = context;
    const [user, app] = await settleTogether<[string, string]>([
      resolveUserId(context, { userId, username }),
      resolveAppId(okta, { appId, appName }),
    ]);
    const appUser = await unlessAssigned(okta.apps.assignUser(app, { id: user, scope: 'USER', profile }));
    const result: ChangeResult = appUser === undefined ? 'already' : 'done';
    const assignment = { userId: user, appId: app, isAssigned: true, appUser };
    const [who, what] = [username ?? user, appName ?? app];
    return {
      blocks:
        appUser === undefined
          ? [textBlock(`User ${who} (${user}) already has the application ${what} (${app}).`)]
          : [
              textBlock(`Application ${what} (${app}) was assigned to user ${who} (${user}).`),
              tableBlock('Assignment of the application', APP_ASSIGNMENT, [assignment]),
            ],
      context: { [APP_USER_ASSIGNMENT_KEY]: { ...toAppAssignmentWithProfile(assignment), Result: result } },
      raw: appUser ?? null,
    };
  },
});

/** Undefined where the user has the application already. */
async function unlessAssigned(request: Promise<OktaAppUser>): Promise<OktaAppUser | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof OktaApiError && error.errorCode === 'E0000062') return undefined;
    throw error;
  }
}
