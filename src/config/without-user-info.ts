/**
 * An address without what somebody put before an @, which may be a password: no message and no list repeats one. The text
 * may be no valid address.
 */
export function withoutUserInfo(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1');
}
