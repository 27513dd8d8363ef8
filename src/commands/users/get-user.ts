import { arg } from '../../core/argument.ts';
import { tableBlock, textBlock } from '../../core/block.ts';
import { UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaUser } from '../../okta/types.ts';
import { ACCOUNT_FIELDS_BUT_TYPE, ACCOUNT_KEY, accountOutputs, toAccount } from '../../views/account.ts';
import { toUserDetails, USERS } from '../../views/user.ts';
import { defineCommand } from '../define.ts';
import { findForReading, isSameName } from '../shared/user-target.ts';

export const getUser = defineCommand({
  name: 'okta-get-user',
  description: 'Fetches information for a single user. You must enter one or more parameters for the command to run.',
  effect: 'read',
  scopes: ['okta.users.read'],
  args: {
    username: arg.string('Okta username for which to get information.'),
    userId: arg.string('User ID of the user for which to get information.'),
    userEmail: arg.string('Email address of the user for which to get information.'),
    verbose: arg.boolean(
      'Whether to return extended user information. Can be "true" or "false". The default is "false".',
      { default: false },
    ),
  },
  rules: [
    {
      anyOf: ['username', 'userId', 'userEmail'],
      message: "You must supply either 'Username' or 'userId' or 'userEmail'",
    },
  ],
  outputs: [
    ...accountOutputs(ACCOUNT_FIELDS_BUT_TYPE),
    { path: 'Account.Manager', type: 'String', description: 'The manager.' },
    { path: 'Account.ManagerEmail', type: 'String', description: 'The manager email.' },
  ],
  examples: ['!okta-get-user username=testForDocs@test.com verbose=true'],
  async run({ username, userId, userEmail, verbose }, { okta }) {
    const name = userEmail ?? userId ?? username ?? '';
    const raw = userEmail === undefined ? await findForReading(okta, name) : await findByEmail(okta, userEmail);
    const user = Array.isArray(raw) ? raw[0] : raw;
    // Not an error: playbooks that look somebody up in several places must go on.
    if (user === undefined) return { blocks: [textBlock(`User '${name}' was not found.`)], raw: {}, isMissing: true };
    return {
      blocks: verbose ? toUserDetails(user) : [tableBlock(`User:${name}`, USERS, [user], { spacing: { after: ' ' } })],
      context: { [ACCOUNT_KEY]: [toAccount(user)] },
      raw,
    };
  },
});

/**
 * The user with this e-mail address, in a list of at most one: two people may share an address, and playbooks act on what
 * comes back.
 */
async function findByEmail(okta: OktaClient, email: string): Promise<readonly OktaUser[]> {
  const answered = await okta.users.findBy('profile.email', email);
  const found = answered.filter(
    ({ profile }) => typeof profile?.email === 'string' && isSameName(profile.email, email),
  );
  if (found.length > 1) {
    const candidates = found.map(({ id, profile }) => `${profile?.login ?? '?'} (${id})`).join(', ');
    throw new UsageError(`Several users have the e-mail address ${email}: ${candidates}. Ask by username or userId.`, {
      code: 'ambiguous_name',
    });
  }
  return found;
}
