import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../../src/okta/api/mask-secrets.ts';

const masked = (body: unknown) => maskSecrets(body, JSON.stringify(body));

describe('secrets in what is read', () => {
  it.each([
    'client_secret',
    'CLIENT_SECRET',
    'secret',
    'sharedSecret',
    'tempPassword',
    'activationToken',
    'activationUrl',
    'resetPasswordUrl',
    'recoveryToken',
    'sessionToken',
    'stateToken',
    'access_token',
    'refresh_token',
    'id_token',
    'token',
    'tac',
    'privateKey',
    'private_key',
  ])('%s is replaced, however deep it is', (name) => {
    expect(masked([{ id: '1', a: { b: [{ [name]: 'S3cret' }] } }])).toEqual([
      { id: '1', a: { b: [{ [name]: '<XX_REPLACED>' }] } },
    ]);
  });

  it('are passwords, given as a text or as an object with a value', () => {
    expect(masked({ credentials: { password: { value: 'S3cret', hash: 'x' } }, password: 'S3cret' })).toEqual({
      credentials: { password: { value: '<XX_REPLACED>', hash: 'x' } },
      password: '<XX_REPLACED>',
    });
  });

  it('are not values that only look like one: an empty password, a kind of authenticator', () => {
    const body = { credentials: { password: {} }, key: 'tac', note: 'sharedSecret' };
    expect(masked(body)).toBe(body);
  });

  it("are the value of a hook's credential, and the private part of a key", () => {
    const hook = { authScheme: { type: 'HEADER', key: 'Authorization', value: 'S3cret' }, value: 'open' };
    expect(masked(hook)).toEqual({ authScheme: { ...hook.authScheme, value: '<XX_REPLACED>' }, value: 'open' });
    const key = { kty: 'RSA', n: 'open', e: 'AQAB', d: 'S3cret', p: 'S3cret', k: 'S3cret' };
    const replaced = { d: '<XX_REPLACED>', p: '<XX_REPLACED>', k: '<XX_REPLACED>' };
    expect(masked([key, { d: 'open' }])).toEqual([{ ...key, ...replaced }, { d: 'open' }]);
  });

  it('are the elements of a list under such a name; what is null stays null', () => {
    expect(masked({ token: ['S3cret'], secret: null, tac: { id: 1 } })).toEqual({
      token: ['<XX_REPLACED>'],
      secret: null,
      tac: { id: 1 },
    });
  });

  it('are found under a name that is spelled with escapes', () => {
    expect(maskSecrets({ tac: 'S3cret' }, '{"\\u0074ac":"S3cret"}')).toEqual({ tac: '<XX_REPLACED>' });
  });
});
