import type { OrgSeed } from '../../src/simulator/index.ts';

/** What the response commands need beside the shared sample org: someone whose account has been taken over. */

const id = (prefix: string, name: string) => `${prefix}${name.padStart(20 - prefix.length, '0')}`;

export const RAE = { userId: id('00u', 'rae'), username: 'rae@acme.example' };
export const PIA = { userId: id('00u', 'pia'), username: 'pia@acme.example' };
export const RAES_PUSH = id('opf', 'raephone');
export const MAIL_EXPORT = id('0oa', 'mailexport');
export const LAPTOP = id('guo', 'laptop');
export const SUSPENDED_PHONE = id('guo', 'phone');
export const OLD_TABLET = id('guo', 'tablet');

const device = (name: string) => ({
  displayName: name,
  platform: 'WINDOWS',
  registered: true,
  secureHardwarePresent: true,
});

export const RESPONSE_SEED: OrgSeed = {
  users: [
    {
      ...{ id: RAE.userId, profile: { login: RAE.username, email: RAE.username, firstName: 'Rae', lastName: 'Root' } },
      password: 'OldPa55word',
      sessions: 2,
      blockedDevices: 'UNKNOWN_DEVICES',
      risk: { level: 'MEDIUM', reason: 'New country' },
      roles: [
        { type: 'HELP_DESK_ADMIN', label: 'Help Desk Administrator' },
        { type: 'READ_ONLY_ADMIN', label: 'Read-only Administrator', id: id('ra1', 'readonly') },
      ],
      factors: [
        {
          id: RAES_PUSH,
          factorType: 'push',
          profile: { name: 'Pixel' },
          push: [{ result: 'SUCCESS', waitingPolls: 1 }],
        },
        { factorType: 'sms', profile: { phoneNumber: '+12025550191' } },
      ],
    },
    { id: PIA.userId, profile: { login: PIA.username, email: PIA.username }, status: 'PROVISIONED' },
  ],
  apps: [
    { id: MAIL_EXPORT, label: 'Mail Export', name: 'oidc_client', signOnMode: 'OPENID_CONNECT', users: [RAE.userId] },
  ],
  consents: [{ user: RAE.userId, app: 'Mail Export', scopes: ['offline_access', 'openid'], refreshToken: true }],
  devices: [
    { id: LAPTOP, profile: device('Laptop'), users: [RAE.userId] },
    { id: SUSPENDED_PHONE, profile: device('Phone'), status: 'SUSPENDED', users: [RAE.userId] },
    { id: OLD_TABLET, profile: device('Tablet'), status: 'DEACTIVATED' },
  ],
};
