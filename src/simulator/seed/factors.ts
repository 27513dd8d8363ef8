import { CAST } from './cast.ts';
import type { FactorSeed } from './org-seed.ts';

/** Where the factor lives that the intruder enrolled in the victim's name. */
export const INTRUDER_DEVICE = 'intruder-desktop';

/** Who has which factors: most what people have, one of every kind that Okta knows, some none. */
export function toFactorsFor(iso: (daysAgo: number) => string): (login: string) => FactorSeed[] {
  return (login) => {
    const push = (deviceId: string, name: string, reactions?: FactorSeed['push']): FactorSeed[] => [
      {
        factorType: 'push',
        created: iso(200),
        lastUpdated: iso(40),
        profile: {
          credentialId: login,
          deviceType: 'SmartPhone_IPhone',
          keys: null,
          name,
          platform: 'IOS',
          version: '17.5',
        },
        deviceId,
        ...(reactions === undefined ? {} : { push: reactions }),
      },
      { factorType: 'token:software:totp', created: iso(200), profile: { credentialId: login }, deviceId },
    ];
    const question: FactorSeed = {
      factorType: 'question',
      created: iso(300),
      profile: { question: 'favorite_art_piece', questionText: 'What is your favorite piece of art?' },
    };
    switch (login) {
      case CAST.victim:
        return [
          ...push('jane-phone', "Jane's iPhone", [
            { result: 'REJECTED', waitingPolls: 1 },
            { result: 'SUCCESS', waitingPolls: 2 },
          ]),
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
        ];
      // Every other kind that Okta knows: the one who tries them out for everybody else.
      case CAST.tester:
        return [
          { factorType: 'call', created: iso(400), profile: { phoneNumber: '+15554151337', phoneExtension: '1234' } },
          { factorType: 'email', created: iso(400), profile: { email: login } },
          question,
          {
            factorType: 'token:software:totp',
            provider: 'GOOGLE',
            created: iso(150),
            profile: { credentialId: login },
          },
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
          {
            factorType: 'token:hardware',
            provider: 'YUBICO',
            created: iso(500),
            profile: { credentialId: '000004102994' },
          },
          { factorType: 'token', provider: 'RSA', created: iso(700), profile: { credentialId: login } },
          { factorType: 'token:hotp', provider: 'CUSTOM', created: iso(650), profile: { credentialId: login } },
          { factorType: 'web', provider: 'DUO', created: iso(640), profile: { credentialId: login } },
        ];
      case CAST.sprayed:
        return [...push('marcus-phone', 'Pixel 8', [{ result: 'REJECTED', waitingPolls: 2 }]), question];
      case CAST.admin:
        return [...push('oliver-phone', 'Galaxy S23', [{ result: 'TIMEOUT', waitingPolls: 3 }])];
      case CAST.lockedOut:
        return [
          {
            factorType: 'sms',
            status: 'PENDING_ACTIVATION',
            created: iso(10),
            profile: { phoneNumber: '+12025550191' },
          },
          {
            factorType: 'token:software:totp',
            status: 'PENDING_ACTIVATION',
            created: iso(10),
            profile: { credentialId: login },
            embedded: {
              activation: { timeStep: 30, sharedSecret: 'HE64TMLL2IUZW2ZLB', encoding: 'base32', keyLength: 16 },
            },
          },
        ];
      default:
        // By the length of the login: most have a push, some an e-mail, the rest nothing.
        if (login.length % 3 === 0) return [];
        return login.length % 3 === 1
          ? push(`phone of ${login}`, 'Phone')
          : [{ factorType: 'email', created: iso(100), profile: { email: login } }];
    }
  };
}
