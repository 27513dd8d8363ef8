import { validationFailed } from './okta-error.ts';
import type { Org } from './org.ts';
import { digestPassword } from './org.ts';
import type { UserRecord } from './records.ts';

const MAX_LENGTH = 72;
const HISTORY = 4;
const REQUIREMENTS =
  'Password requirements were not met. Password requirements: at least 8 characters, a lowercase letter, ' +
  'an uppercase letter, a number, no parts of your username.';

/** Okta's default policy: strength, and none of the last four passwords again. */
export function checkPassword(user: Pick<UserRecord, 'profile' | 'passwordDigests'>, password: string): void {
  const weak =
    password.length < 8 ||
    password.length > MAX_LENGTH ||
    !/[a-z]/.test(password) ||
    !/[A-Z]/.test(password) ||
    !/\d/.test(password) ||
    containsPartOfLogin(String(user.profile.login ?? ''), password);
  if (weak) throw validationFailed('password', `password: ${REQUIREMENTS}`);
  const digest = digestPassword(password);
  if (user.passwordDigests.at(-1) === digest) {
    throw validationFailed('password', 'password: Password cannot be your current password');
  }
  if (user.passwordDigests.slice(-HISTORY).includes(digest)) {
    throw validationFailed('password', 'password: Password has been used too recently');
  }
}

export function setPassword(org: Org, user: UserRecord, password: string): void {
  checkPassword(user, password);
  user.passwordDigests.push(digestPassword(password));
  user.passwordChangedMs = org.clock.now();
}

/** Replaces the password with a random one, which the caller gets to see once. */
export function giveTemporaryPassword(org: Org, user: UserRecord): string {
  const password = `${org.ids.opaque('', 6).replace(/[-_]/g, 'x')}aZ7`;
  user.passwordDigests.push(digestPassword(password));
  user.passwordChangedMs = org.clock.now();
  return password;
}

/** Okta splits a login at `,.-_#@` and checks the parts of four characters and more. */
function containsPartOfLogin(login: string, password: string): boolean {
  const parts = login.toLowerCase().split(/[,.\-_#@]/);
  return parts.some((part) => part.length >= 4 && password.toLowerCase().includes(part));
}
