import { arg } from '../../core/argument.ts';
import { tableBlock } from '../../core/block.ts';
import { ACCOUNT_FIELDS, ACCOUNT_KEY, accountOutputs, toAccount } from '../../views/account.ts';
import { USERS } from '../../views/user.ts';
import { defineCommand } from '../define.ts';
import { ADDRESS_ARGS, EMPLOYMENT_ARGS, secretsOf, toCredentials, toProfile } from '../shared/user-profile-args.ts';

export const createUser = defineCommand({
  name: 'okta-create-user',
  description:
    'Creates a new user with an option of setting a password, recovery question, and answer. The new user will immediately be able to log in after activation with the assigned password. This flow is common when developing a custom user registration experience.',
  effect: 'write',
  idempotent: false,
  harmful: true,
  scopes: ['okta.users.manage'],
  args: {
    firstName: arg.string('First name of the user (givenName).', { required: true }),
    lastName: arg.string('Family name of the user (familyName).', { required: true }),
    email: arg.string('Primary email address of the user.', { required: true }),
    login: arg.string('Unique identifier for the user (username).', { required: true }),
    secondEmail: arg.string('Secondary email address of user. Usually used for account recovery.'),
    middleName: arg.string('Middle name(s) of the user.'),
    honorificPrefix: arg.string(
      'A comma-separated list of honorific prefix(es) of the user, or title in most Western languages.',
    ),
    honorificSuffix: arg.string('A comma-separated list of honorific suffix(es) of the user.'),
    title: arg.string("User's title. for example, Vice President."),
    displayName: arg.string('Display name of the user.'),
    nickName: arg.string('Casual way to address the user (nick name).'),
    profileUrl: arg.string('URL of the user online profile. For example, a web page.'),
    ...ADDRESS_ARGS,
    locale: arg.string(
      "User's default location, for purposes of localizing items such as currency, date-time format, numerical representations, etc.",
    ),
    timezone: arg.string("User's time zone."),
    ...EMPLOYMENT_ARGS,
    password: arg.string('Password for the new user.', { secret: true }),
    passwordQuestion: arg.string('Password question for the new user.'),
    passwordAnswer: arg.string('Password answer for question.', { secret: true }),
    providerType: arg.choice(
      'The provider type. Can be "OKTA", "ACTIVE_DIRECTORY", "LDAP", "FEDERATION", or "SOCIAL".',
      ['OKTA', 'ACTIVE_DIRECTORY', 'LDAP', 'FEDERATION', 'SOCIAL'],
    ),
    providerName: arg.string('Name of the provider.'),
    groupIds: arg.list(
      'IDs of groups that the user will be immediately added to at time of creation (does Not include default group).',
      { isArray: false },
    ),
    activate: arg.boolean(
      'Whether to activate the lifecycle operation when creating the user. Can be "true" or "false".',
    ),
  },
  outputs: accountOutputs(ACCOUNT_FIELDS, {
    ID: 'Created Okta account ID.',
    Email: 'Created Okta account email address.',
    Username: 'Created okta account username.',
    DisplayName: 'Created Okta account display name.',
    Type: 'Type of created account - Okta.',
    Status: 'Okta account current status.',
  }),
  examples: [
    '!okta-create-user email=testForDocs@test.com firstName=test lastName=that login=testForDocs@test.com password=Pa55word! passwordQuestion="whats is your favourite integration" passwordAnswer="Okta of course"',
  ],
  async run(args, { okta }) {
    const credentials = toCredentials(args);
    const raw = await okta.users.create(
      { profile: toProfile(args), credentials, groupIds: args.groupIds?.length ? args.groupIds : undefined },
      { activate: args.activate ?? false, ...(credentials?.provider && { provider: true }) },
      secretsOf(args),
    );
    return {
      blocks: [tableBlock(`Okta User Created: ${args.login}:`, USERS, [raw])],
      context: { [ACCOUNT_KEY]: [toAccount(raw)] },
      raw,
    };
  },
});
