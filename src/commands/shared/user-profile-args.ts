import { arg } from '../../core/argument.ts';
import type { UserCredentials } from '../../okta/resources/users.ts';

/**
 * The profile arguments that okta-create-user and okta-update-user word alike. They are in two parts because the
 * documentation has others between them. Their names are those of Okta's profile attributes.
 */
export const ADDRESS_ARGS = {
  primaryPhone: arg.string('Primary phone number of the user.'),
  mobilePhone: arg.string('Mobile phone number of the user.'),
  streetAddress: arg.string("Full street address component of the user's address."),
  city: arg.string("City or locality component of the user's address (locality)."),
  state: arg.string("State or region component of the user's address (region)."),
  zipCode: arg.string("Zip code or postal code component of the user's address (postalCode)."),
  countryCode: arg.string("Country name component of the user's address (country)."),
  postalAddress: arg.string("Mailing address component of the user's address."),
  preferredLanguage: arg.string("User's preferred written or spoken languages."),
};

export const EMPLOYMENT_ARGS = {
  userType: arg.string(
    'The user type, which is used to identify the organization-to-user relationship such as "Employee" or "Contractor".',
  ),
  employeeNumber: arg.string('Organization or company assigned unique identifier for the user.'),
  costCenter: arg.string('Name of a cost center the user is assigned to.'),
  organization: arg.string("Name of the user's organization."),
  division: arg.string("Name of the user's division."),
  department: arg.string("Name of the user's department."),
  managerId: arg.string("ID of the user's manager."),
  manager: arg.string("Display name of the user's manager."),
};

const PROFILE_FIELDS = [
  'firstName',
  'lastName',
  'email',
  'login',
  'secondEmail',
  'middleName',
  'honorificPrefix',
  'honorificSuffix',
  'title',
  'displayName',
  'nickName',
  'profileUrl',
  'primaryPhone',
  'mobilePhone',
  'streetAddress',
  'city',
  'state',
  'zipCode',
  'countryCode',
  'postalAddress',
  'preferredLanguage',
  'locale',
  'timezone',
  'userType',
  'employeeNumber',
  'costCenter',
  'organization',
  'division',
  'department',
  'managerId',
  'manager',
] as const;

type ProfileArgs = { readonly [Field in (typeof PROFILE_FIELDS)[number]]?: string | undefined };

/** The profile attributes that were given. */
export function toProfile(args: ProfileArgs): Record<string, string> {
  const profile: Record<string, string> = {};
  for (const field of PROFILE_FIELDS) {
    const value = args[field];
    if (value !== undefined) profile[field] = value;
  }
  return profile;
}

interface CredentialArgs {
  readonly password?: string | undefined;
  readonly passwordQuestion?: string | undefined;
  readonly passwordAnswer?: string | undefined;
  readonly providerType?: string | undefined;
  readonly providerName?: string | undefined;
}

/** The credentials that were given. A question counts only with its answer, a provider only with its type and name. */
export function toCredentials(args: CredentialArgs): UserCredentials | undefined {
  const { password, passwordQuestion: question, passwordAnswer: answer, providerType: type, providerName: name } = args;
  const credentials: UserCredentials = {
    ...(password !== undefined && { password: { value: password } }),
    ...(question !== undefined && answer !== undefined && { recovery_question: { question, answer } }),
    ...(type !== undefined && name !== undefined && { provider: { type, name } }),
  };
  return Object.keys(credentials).length > 0 ? credentials : undefined;
}

/** The arguments that no error may repeat. */
export function secretsOf({ password, passwordAnswer }: CredentialArgs): string[] {
  return [password, passwordAnswer].filter((secret) => secret !== undefined);
}
