import { CAST } from './cast.ts';
import type { FactorSeed } from './org-seed.ts';
import type { DaysAgo } from './seed-dates.ts';

/** Where the factor lives that the intruder enrolled in the victim's name. */
export const INTRUDER_DEVICE = 'intruder-desktop';

/**
 * Most people have a push or an e-mail, some have nothing, and one person has nearly every kind that Okta knows.
 */
export function toFactorsFor(iso: DaysAgo): (login: string) => FactorSeed[] {
  return (login) => (FACTORS_OF[login] ?? ordinaryFactors)(login, iso);
}

type ToFactors = (login: string, iso: DaysAgo) => FactorSeed[];

const FACTORS_OF: Readonly<Record<string, ToFactors>> = {
  [CAST.victim]: (login, iso) => [
    ...okta(login, iso, {
      deviceId: 'jane-phone',
      name: "Jane's iPhone",
      push: [
        { result: 'REJECTED', waitingPolls: 1 },
        { result: 'SUCCESS', waitingPolls: 2 },
      ],
    }),
    { factorType: 'sms', created: iso(400), profile: { phoneNumber: '+15554151337' } },
    {
      // The intruder of the story enrolled it.
      factorType: 'signed_nonce',
      deviceId: INTRUDER_DEVICE,
      created: iso(1),
      profile: {
        credentialId: login,
        deviceType: 'Desktop_Windows',
        name: 'DESKTOP-4F2K9QX',
        platform: 'WINDOWS',
        version: '10.0',
      },
    },
  ],
  [CAST.tester]: everyFactor,
  [CAST.sprayed]: (login, iso) => [
    ...okta(login, iso, { deviceId: 'marcus-phone', name: 'Pixel 8', push: [{ result: 'REJECTED', waitingPolls: 2 }] }),
    question(iso),
  ],
  [CAST.admin]: (login, iso) =>
    okta(login, iso, { deviceId: 'oliver-phone', name: 'Galaxy S23', push: [{ result: 'TIMEOUT', waitingPolls: 3 }] }),
  [CAST.lockedOut]: (login, iso) => [
    { factorType: 'sms', status: 'PENDING_ACTIVATION', created: iso(10), profile: { phoneNumber: '+12025550191' } },
    {
      factorType: 'token:software:totp',
      status: 'PENDING_ACTIVATION',
      created: iso(10),
      profile: { credentialId: login },
      embedded: {
        activation: { timeStep: 30, sharedSecret: 'HE64TMLL2IUZW2ZLB', encoding: 'base32', keyLength: 16 },
      },
    },
  ],
};

/** The length of the login decides, so that every kind is common. */
function ordinaryFactors(login: string, iso: DaysAgo): FactorSeed[] {
  switch (login.length % 3) {
    case 0:
      return [];
    case 1:
      return okta(login, iso, { deviceId: `phone of ${login}`, name: 'Phone' });
    default:
      return [{ factorType: 'email', created: iso(100), profile: { email: login } }];
  }
}

type Phone = Pick<FactorSeed, 'push'> & { readonly deviceId: string; readonly name: string };

/** Okta Verify on a phone: a push and a code. */
function okta(login: string, iso: DaysAgo, { deviceId, name, push }: Phone): FactorSeed[] {
  const device = { deviceType: 'SmartPhone_IPhone', keys: null, name, platform: 'IOS', version: '17.5' };
  return [
    {
      factorType: 'push',
      created: iso(200),
      lastUpdated: iso(40),
      profile: { credentialId: login, ...device },
      deviceId,
      ...(push === undefined ? {} : { push }),
    },
    { factorType: 'token:software:totp', created: iso(200), profile: { credentialId: login }, deviceId },
  ];
}

const question = (iso: DaysAgo): FactorSeed => ({
  factorType: 'question',
  created: iso(300),
  profile: { question: 'favorite_art_piece', questionText: 'What is your favorite piece of art?' },
});

/** Nearly every kind that Okta knows, for the person who tries them out. */
function everyFactor(login: string, iso: DaysAgo): FactorSeed[] {
  const credential = { credentialId: login };
  return [
    { factorType: 'call', created: iso(400), profile: { phoneNumber: '+15554151337', phoneExtension: '1234' } },
    { factorType: 'email', created: iso(400), profile: { email: login } },
    question(iso),
    { factorType: 'token:software:totp', provider: 'GOOGLE', created: iso(150), profile: credential },
    {
      factorType: 'webauthn',
      provider: 'FIDO',
      created: iso(90),
      profile: {
        credentialId: 'l3Br0n-7H3g047NqESqJynFtIgf3Ix9OfaRoNwLoloso99Xl2zS_O7EXUkmPeAIzTVtEL4dYjicJWBz7NpqhGA',
        authenticatorName: 'MacBook Touch ID',
      },
    },
    {
      factorType: 'u2f',
      provider: 'FIDO',
      created: iso(600),
      profile: {
        credentialId: 'GAiiLsVab2m3-zL1Fi3bVtNrM9G6_MntUITHKjxkV24ktGKjLSCRnz72wCEdHCe18IvC69Aia0sE4UpsO0HpFQ',
        version: 'U2F_V2',
      },
    },
    { factorType: 'token:hardware', provider: 'YUBICO', created: iso(500), profile: { credentialId: '000004102994' } },
    { factorType: 'token', provider: 'RSA', created: iso(700), profile: credential },
    { factorType: 'token:hotp', provider: 'CUSTOM', created: iso(650), profile: credential },
    { factorType: 'web', provider: 'DUO', created: iso(640), profile: credential },
  ];
}
