import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/okta/redactor.ts';

describe('the redactor', () => {
  it('removes signed tokens that it does not know, whole or cut short', () => {
    const { redact } = createRedactor();
    const header = Buffer.from('{"alg":"ES256","typ":"dpop+jwt"}').toString('base64url');
    const payload = Buffer.from('{"htm":"GET","jti":"1"}').toString('base64url');
    const signature = 'c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';
    expect(redact(`client_assertion=${header}.${payload}.${signature}&x=1`)).toBe('client_assertion=<XX_REPLACED>&x=1');
    expect(redact(`"${header}.${payload}."`)).toBe('"<XX_REPLACED>"');
    expect(redact(`DPoP ${header}.${payload.slice(0, 12)}`)).toBe('DPoP <XX_REPLACED>');
    expect(redact('The key eyJ is no token.')).toBe('The key eyJ is no token.');
  });

  it('is found behind twelve million characters that begin like one', () => {
    const text = 'eyJ'.repeat(4_000_000);
    const token = `${'eyJ'.repeat(5)}.payload-of-it.signature`;
    expect(createRedactor(['a secret']).redact(`${text} ${token}`) === `${text} <XX_REPLACED>`).toBe(true);
  });
});
