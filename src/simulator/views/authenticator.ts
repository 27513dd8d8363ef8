import type { JsonObject } from '../records.ts';

interface Authenticator {
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly name: string;
}

/** What people of this org can sign in with. */
export const AUTHENTICATORS: readonly Authenticator[] = [
  { id: 'aut1acmeEmailAuth05d7', key: 'okta_email', type: 'email', name: 'Email' },
  { id: 'aut1acmePasswordA05d7', key: 'okta_password', type: 'password', name: 'Password' },
  { id: 'aut1acmePhoneAuth05d7', key: 'phone_number', type: 'phone', name: 'Phone' },
  { id: 'aut1acmeVerifyAut05d7', key: 'okta_verify', type: 'app', name: 'Okta Verify' },
  { id: 'aut1acmeTempCode005d7', key: 'tac', type: 'tac', name: 'Temporary Access Code' },
];

const CREATED = '2020-01-07T09:00:00.000Z';

export function toAuthenticator({ id, key, type, name }: Authenticator, origin: string): JsonObject {
  const self = `${origin}/api/v1/authenticators/${id}`;
  return {
    id,
    key,
    type,
    name,
    status: 'ACTIVE',
    created: CREATED,
    lastUpdated: CREATED,
    _links: {
      self: { href: self, hints: { allow: ['GET', 'PUT'] } },
      methods: { href: `${self}/methods`, hints: { allow: ['GET'] } },
    },
  };
}
