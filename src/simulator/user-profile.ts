import { validationFailed } from './okta-error.ts';
import { foldLogin, type Org } from './org.ts';
import type { JsonObject, UserRecord } from './records.ts';

const STANDARD = new Set(
  (
    'city costCenter countryCode department displayName division email employeeNumber firstName honorificPrefix ' +
    'honorificSuffix lastName locale login manager managerId middleName mobilePhone nickName organization ' +
    'postalAddress preferredLanguage primaryPhone profileUrl secondEmail state streetAddress timezone title ' +
    'userType zipCode'
  ).split(' '),
);

/** Attributes that this org has beyond Okta's standard ones. */
const CUSTOM = new Set(['managerEmail']);

/** The longest value of an attribute, in characters (the OpenAPI of Okta's management API, UserProfile). */
const MAX_LENGTH: Record<string, number> = {
  login: 100,
  email: 100,
  firstName: 50,
  lastName: 50,
  secondEmail: 100,
  mobilePhone: 100,
  primaryPhone: 100,
  city: 128,
  state: 128,
  zipCode: 50,
  countryCode: 2,
  streetAddress: 1024,
  postalAddress: 4096,
};
const MIN_LENGTH: Record<string, number> = { login: 5, email: 5 };
const REQUIRED = ['login', 'email', 'firstName', 'lastName'];
const E_MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Checks a whole profile before it is kept; `object` is the name in Okta's error about an unknown attribute. */
export function checkProfile(
  org: Org,
  profile: JsonObject,
  object: 'newUser' | 'updatedUser',
  self?: UserRecord,
): void {
  const unknown = Object.keys(profile).filter((name) => !STANDARD.has(name) && !CUSTOM.has(name));
  if (unknown.length > 0) {
    throw validationFailed(object, ...unknown.map((name) => `Property name '${name}' is not defined in profile`));
  }
  for (const name of REQUIRED) {
    const value = profile[name];
    if (value === undefined || value === null || value === '') {
      throw validationFailed(name, `${name}: The field cannot be left blank`);
    }
  }
  for (const [name, value] of Object.entries(profile)) {
    if (typeof value !== 'string' || value === '') continue;
    const max = MAX_LENGTH[name];
    if (max !== undefined && value.length > max) {
      throw validationFailed(name, `${name}: String length must be less than or equal to ${max}`);
    }
    const min = MIN_LENGTH[name];
    if (min !== undefined && value.length < min) {
      throw validationFailed(name, `${name}: String length must be at least ${min}`);
    }
  }
  if (!E_MAIL.test(String(profile.email))) {
    throw validationFailed('email', 'email: Does not match required pattern');
  }
  const secondEmail = profile.secondEmail;
  if (typeof secondEmail === 'string' && secondEmail !== '' && !E_MAIL.test(secondEmail)) {
    throw validationFailed('secondEmail', 'secondEmail: Does not match required pattern');
  }
  const login = foldLogin(String(profile.login));
  for (const user of org.users.values()) {
    if (user !== self && foldLogin(String(user.profile.login)) === login) {
      throw validationFailed('login', 'login: An object with this field already exists in the current organization');
    }
  }
}
