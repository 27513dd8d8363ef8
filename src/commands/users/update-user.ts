import { arg } from '../../core/argument.ts';
import { UsageError } from '../../errors.ts';
import { toAccount } from '../../views/account.ts';
import { memberTable } from '../../views/member-table.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { ADDRESS_ARGS, EMPLOYMENT_ARGS, secretsOf, toCredentials, toProfile } from '../shared/user-profile-args.ts';
import { actOnUser } from '../shared/user-target.ts';

export const updateUser = defineCommand({
  name: 'okta-update-user',
  description:
    'Updates a user with a given login. All fields are optional. Fields which are not set, will not be overwritten.',
  effect: 'write',
  protects: 'login or id',
  harmful: true,
  scopes: ['okta.users.manage'],
  args: {
    firstName: arg.string('First name of the user (given name).'),
    lastName: arg.string('Family name of the user.'),
    email: arg.string('Primary email address of the user.'),
    username: arg.string('Unique identifier for the user (login).', { required: true }),
    secondEmail: arg.string('Secondary email address of the user (typically used for account recovery.'),
    middleName: arg.string('Middle name(s) of the user.'),
    honorificPrefix: arg.string('Honorific prefix(es) of the user, or title in most Western languages.'),
    honorificSuffix: arg.string('Honorific suffix(es) of the user.'),
    title: arg.string("User's title. For example, Vice President."),
    displayName: arg.string('Display name of the user.'),
    nickName: arg.string('Casual way to address the user in real life (nick name).'),
    profileUrl: arg.string("URL of the user's online profile. For example, a web page."),
    ...ADDRESS_ARGS,
    locale: arg.string(
      "User's default location for purposes of localizing items such as currency, date-time format, numerical representations, etc.",
    ),
    timezone: arg.string('User time zone.'),
    ...EMPLOYMENT_ARGS,
    password: arg.string('New password for the specified user.', { secret: true }),
    passwordQuestion: arg.string('Password question for the specified user.'),
    passwordAnswer: arg.string('Password answer for the question.', { secret: true }),
    providerType: arg.choice(
      'The provider type. Can be "OKTA", "ACTIVE_DIRECTORY", "LDAP", "FEDERATION", or "SOCIAL".',
      ['OKTA', 'ACTIVE_DIRECTORY', 'LDAP', 'FEDERATION', 'SOCIAL'],
    ),
    providerName: arg.string('Name of the provider.'),
    clearAttributes: arg.list('Names of profile attributes to clear, such as "title,department".'),
  },
  outputs: [],
  examples: ['!okta-update-user username=testForDocs@test.com firstName="First Name Updated"'],
  async run({ username, clearAttributes = [], ...fields }, context) {
    const cleared = toCleared(clearAttributes, toProfile(fields));
    const credentials = toCredentials(fields);
    const raw = await actOnUser(context, username, ({ idOrLogin, login }) => {
      const profile = toProfile({ ...fields, login: isSafeToWrite(login) ? login : undefined });
      return context.okta.users.update(
        idOrLogin,
        { profile: { ...profile, ...cleared }, credentials },
        secretsOf(fields),
      );
    });
    return {
      blocks: [memberTable(`Okta user: ${username} Updated:`, raw.profile)],
      raw,
      changes: raw.id ? [userBecomes(raw.id, toAccount(raw))] : [],
    };
  },
});

/** Null for each attribute: that is how Okta clears one. @throws {UsageError} for one that is set as well */
function toCleared(names: readonly string[], set: Readonly<Record<string, string>>): Record<string, null> {
  const both = names.filter((name) => Object.hasOwn(set, name));
  if (both.length > 0) {
    throw new UsageError(`Set an attribute or clear it, not both: ${both.join(', ')}.`, { code: 'invalid_arguments' });
  }
  return Object.fromEntries(names.map((name) => [name, null]));
}

/**
 * The original writes the login along with the rest. Okta finds a user by a login in any case but stores the one that is
 * sent, so that capitals in the argument would become part of the login.
 */
const isSafeToWrite = (login: string | undefined): boolean => login === login?.toLowerCase();
