import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { finishChange } from '../shared/half-done.ts';
import { changeState } from '../shared/user-state.ts';
import { findById, findByLogin, USER_REQUIRED } from '../shared/user-target.ts';

const DEACTIVATED = {
  done: 'The user was deactivated.',
  failed: 'The user was not deleted.',
  unknown: 'Whether the user was deleted is not known.',
};

export const deleteUser = defineCommand({
  name: 'okta-delete-user',
  description: 'Deletes the specified user.',
  effect: 'destructive',
  protects: 'id',
  harmful: true,
  policies: ['User Hard Remediation'],
  scopes: ['okta.users.manage', 'okta.users.read'],
  args: {
    userId: arg.string('Okta User ID.'),
    username: arg.string('Username of the user.'),
  },
  rules: [{ anyOf: ['userId', 'username'], message: USER_REQUIRED }],
  outputs: [],
  examples: ['!okta-delete-user username=testForDocs@test.com'],
  async run({ userId, username = '' }, { okta, known }) {
    const user = known ?? (await (userId === undefined ? findByLogin(okta, username) : findById(okta, userId)));
    const toOutcome = (raw: unknown) => ({
      blocks: [textBlock(`User: ${userId ?? username} was Deleted successfully`)],
      raw,
      changes: [userBecomes(user.id, 'gone')],
    });
    // By id from here on: once a user is gone, the short form of their login may be somebody else's.
    if (user.status === 'DEPROVISIONED') return toOutcome(await okta.users.delete(user.id));
    await changeState(okta, user.id, 'deactivate');
    return toOutcome(await finishChange(DEACTIVATED, () => okta.users.delete(user.id)));
  },
});
