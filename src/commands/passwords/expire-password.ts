import { arg } from '../../core/argument.ts';
import { isPlainObject } from '../../json-values.ts';
import type { OktaUser } from '../../okta/types.ts';
import { ACCOUNT_KEY, accountOutputs, toListedAccount } from '../../views/account.ts';
import { memberTable } from '../../views/member-table.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { changeUserState } from '../shared/user-state.ts';
import { actOnUser, type UserLookup } from '../shared/user-target.ts';

const HIDDEN = 'Output removed by user. hide_password argument set to True';

export const expirePassword = defineCommand({
  name: 'okta-expire-password',
  description: 'Expires a password for an existing Okta user.',
  effect: 'write',
  protects: 'login or id',
  harmful: true,
  policies: ['User Soft Remediation'],
  scopes: ['okta.users.manage'],
  args: {
    username: arg.string('Okta username for which to expire the password.', { required: true, unnamed: true }),
    temporary_password: arg.boolean("When true, you'll need to change the password in the next login.", {
      default: false,
    }),
    revoke_session: arg.boolean("When true, revokes the user's existing sessions.", { default: false }),
    hide_password: arg.boolean('When true, prevents the password from being saved in the war room.', {
      default: false,
    }),
  },
  outputs: accountOutputs(
    [
      'Activated',
      'Created',
      'DisplayName',
      'Email',
      'ID',
      'PasswordChanged',
      'Status',
      'StatusChanged',
      'Type',
      'Username',
    ],
    {
      ID: 'Created Okta account ID.',
      Status: 'Okta account current status.',
      Username: 'Okta account usernames returned by the search.',
    },
  ),
  examples: ['!okta-expire-password username="4x1xh5rl@test.com" temporary_password="false"'],
  refusals: {
    E0000038:
      'Cannot expire the password of a user who is not active: unsuspend a suspended user first (okta-unsuspend-user), or contain them with okta-contain-user.',
  },
  async run({ username, temporary_password, revoke_session, hide_password }, context) {
    const answer =
      temporary_password || revoke_session
        ? await replacePassword(context, username, revoke_session)
        : await changeUserState(context, username, 'expire_password');
    const shown = hide_password ? withoutPassword(answer) : answer;
    return {
      blocks: [memberTable('Okta Expired Password', isPlainObject(shown) ? shown : {}, { hidesEmpty: true })],
      // An answer that holds a password holds no user.
      context: isUser(answer) ? { [ACCOUNT_KEY]: [toListedAccount(answer)] } : {},
      raw: shown,
      changes: [userBecomes(username, { Status: 'PASSWORD_EXPIRED' })],
    };
  },
});

/** Only together with a temporary password does Okta end the sessions in the same request. */
async function replacePassword(lookup: UserLookup, username: string, revokeSessions: boolean): Promise<unknown> {
  const answer = await actOnUser(lookup, username, ({ idOrLogin }) =>
    lookup.okta.userLifecycle.expirePasswordWithTemporary(idOrLogin, { revokeSessions }),
  );
  return answer === undefined ? {} : answer;
}

function withoutPassword(answer: unknown): unknown {
  return isPlainObject(answer) && 'tempPassword' in answer ? { ...answer, tempPassword: HIDDEN } : answer;
}

function isUser(value: unknown): value is OktaUser {
  return isPlainObject(value) && typeof value.id === 'string';
}
