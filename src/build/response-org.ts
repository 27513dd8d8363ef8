import type { SampleOrg } from './sample-org.ts';

type OrgSeed = import('../simulator/index.ts').OrgSeed;
type DeviceSeed = NonNullable<OrgSeed['devices']>[number];

const AT = '2026-06-01T12:00:00.000Z';
const JANE = 'jane.doe@acme.example';

const DEVICE: DeviceSeed = {
  id: 'guo4a5u7YAHhjXrMN0g4',
  profile: {
    displayName: "Jane's MacBook",
    platform: 'MACOS',
    osVersion: '15.4',
    model: 'MacBookPro18,3',
    serialNumber: 'C02XK1ACME01',
    registered: true,
    secureHardwarePresent: true,
  },
  users: [JANE],
  managementStatus: 'NOT_MANAGED',
  screenLockType: 'PASSCODE',
};

/** Jane's account has been taken over: what the response commands are about is there once. */
const SEED: OrgSeed = {
  users: [
    {
      id: '00u1janedoe000000d7x',
      profile: { login: JANE, email: JANE, firstName: 'Jane', lastName: 'Doe' },
      password: 'Pa55word!',
      sessions: 2,
      blockedDevices: 'UNKNOWN_DEVICES',
      risk: { level: 'MEDIUM', reason: 'Sign-in from a new country' },
      roles: [{ type: 'HELP_DESK_ADMIN', label: 'Help Desk Administrator' }],
      factors: [
        { id: 'opf1janephone0000d7x', factorType: 'push', profile: { name: 'Pixel 8' } },
        { factorType: 'sms', profile: { phoneNumber: '+12025550191' } },
      ],
    },
    { profile: { login: 'ivan.horvat@acme.example', firstName: 'Ivan', lastName: 'Horvat' }, status: 'PROVISIONED' },
  ],
  apps: [{ label: 'Mail Export', name: 'oidc_client', signOnMode: 'OPENID_CONNECT', users: [JANE] }],
  consents: [{ user: JANE, app: 'Mail Export', scopes: ['offline_access', 'openid'], refreshToken: true }],
  devices: [DEVICE],
};

const withDevice = (status: 'SUSPENDED' | 'DEACTIVATED'): SampleOrg => ({
  at: AT,
  seed: { ...SEED, devices: [{ ...DEVICE, status }] },
});

const TAKEN_OVER: SampleOrg = { at: AT, seed: SEED };

/** The orgs of the commands that respond to an attack on a user. */
export const RESPONSE_ORGS: Readonly<Record<string, SampleOrg>> = {
  'okta-list-user-grants': TAKEN_OVER,
  'okta-revoke-user-grants': TAKEN_OVER,
  'okta-reset-all-factors': TAKEN_OVER,
  'okta-verify-mfa-status': {
    ...TAKEN_OVER,
    before: [`!okta-verify-push-factor username=${JANE} polling=false`],
    // The transaction is another one each time.
    fill: {
      text: 'https://acme.okta.com/api/v1/users/00u1janedoe000000d7x/factors/opf1janephone0000d7x/transactions/v2mst.GldKV5VxTrifyeZmWSQguA',
      from: 'Okta.PollingStatusURL(true)',
    },
  },
  'okta-create-temporary-access-code': TAKEN_OVER,
  'okta-delete-temporary-access-code': {
    ...TAKEN_OVER,
    before: [`!okta-create-temporary-access-code username=${JANE}`],
  },
  'okta-reset-password': TAKEN_OVER,
  'okta-reactivate-user': TAKEN_OVER,
  'okta-get-user-blocks': TAKEN_OVER,
  'okta-investigate-user': TAKEN_OVER,
  'okta-get-user-risk': TAKEN_OVER,
  'okta-set-user-risk': TAKEN_OVER,
  'okta-list-user-roles': TAKEN_OVER,
  'okta-list-admins': TAKEN_OVER,
  'okta-assign-user-role': { ...TAKEN_OVER, params: { allow_privilege_changes: true } },
  'okta-remove-user-role': TAKEN_OVER,
  'okta-list-user-devices': TAKEN_OVER,
  'okta-list-devices': withDevice('SUSPENDED'),
  'okta-get-device': TAKEN_OVER,
  'okta-suspend-device': TAKEN_OVER,
  'okta-unsuspend-device': withDevice('SUSPENDED'),
  'okta-activate-device': withDevice('DEACTIVATED'),
  'okta-deactivate-device': TAKEN_OVER,
  'okta-delete-device': TAKEN_OVER,
  'okta-contain-user': TAKEN_OVER,
};
