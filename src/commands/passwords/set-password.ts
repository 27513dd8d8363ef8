import { arg } from '../../core/argument.ts';
import { type Block, textBlock } from '../../core/block.ts';
import { isPlainObject } from '../../json-values.ts';
import type { OktaClient } from '../../okta/client.ts';
import { memberTable } from '../../views/member-table.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { finishChange } from '../shared/half-done.ts';
import { changeState } from '../shared/user-state.ts';
import { actOnUser } from '../shared/user-target.ts';

export const setPassword = defineCommand({
  name: 'okta-set-password',
  description: 'Sets passwords without validating existing user credentials.',
  effect: 'write',
  protects: 'login or id',
  harmful: true,
  scopes: ['okta.users.manage'],
  args: {
    username: arg.string('Okta username for which to set the password.', { required: true, unnamed: true }),
    password: arg.string('The new password to set for the user.', { required: true, secret: true }),
    temporary_password: arg.boolean("When true, you'll need to change the password in the next login.", {
      default: false,
    }),
  },
  outputs: [],
  examples: ['!okta-set-password username=testForDocs@test.com password=N3wPa55word!'],
  async run({ username, password, temporary_password }, context) {
    const { user, expired } = await actOnUser(context, username, ({ idOrLogin }) =>
      setFor(context.okta, idOrLogin, password, temporary_password),
    );
    const changed = user.passwordChanged ? ` last changed on ${user.passwordChanged}` : ' changed';
    const blocks: Block[] = [textBlock(`${username} password was${changed}`)];
    if (expired !== undefined) blocks.push(memberTable('Okta Temporary Password', expired, { hidesEmpty: true }));
    const status = temporary_password ? 'PASSWORD_EXPIRED' : user.status;
    return {
      blocks,
      raw: user,
      changes: [
        userBecomes(username, {
          ...(status && { Status: status }),
          ...(user.passwordChanged && { PasswordChanged: user.passwordChanged }),
        }),
      ],
    };
  },
});

const PASSWORD_SET = {
  done: 'The password was set.',
  failed: 'It was not expired: the user can go on using it.',
  unknown: 'Whether it was expired is not known.',
};

/** A temporary password is the given one, expired at once: the user changes it at the next sign-in. */
async function setFor(okta: OktaClient, idOrLogin: string, password: string, isTemporary: boolean) {
  const user = await okta.users.update(idOrLogin, { credentials: { password: { value: password } } }, [password]);
  // By id from here on: by then the login may belong to somebody else. A dry run knows no id.
  const expire = () => finishChange(PASSWORD_SET, () => changeState(okta, user.id || idOrLogin, 'expire_password'));
  return { user, expired: isTemporary ? toMembers(await expire()) : undefined };
}

const toMembers = (answer: unknown): object => (isPlainObject(answer) ? answer : {});
