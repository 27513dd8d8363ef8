import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../../src/okta/api/mask-secrets.ts';

const masked = (body: unknown) => maskSecrets(body, JSON.stringify(body));

describe('secrets in what is read', () => {
  it.each(['client_secret', 'sharedSecret', 'tempPassword', 'activationToken', 'resetPasswordUrl', 'tac'])(
    '%s is replaced, however deep it is',
    (name) => {
      expect(masked([{ id: '1', a: { b: [{ [name]: 'S3cret' }] } }])).toEqual([
        { id: '1', a: { b: [{ [name]: '<XX_REPLACED>' }] } },
      ]);
    },
  );

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

  it('are found under a name that is spelled with escapes', () => {
    expect(maskSecrets({ tac: 'S3cret' }, '{"\\u0074ac":"S3cret"}')).toEqual({ tac: '<XX_REPLACED>' });
  });
});
