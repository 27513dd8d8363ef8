import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/config/settings.ts';

const complaintAbout = (url: string): string => {
  try {
    parseSettings({ url, credentials: { password: '00token' } });
  } catch (error) {
    return String(error);
  }
  throw new Error(`${url} was taken.`);
};

describe('the Okta URL', () => {
  it.each(['https://acme.okta.com', ' https://acme.okta.com/ ', 'HTTPS://ACME.okta.com:443//'])(
    '%s is reduced to its origin',
    (url) => {
      expect(parseSettings({ url, credentials: { password: '00token' } }).origin).toBe('https://acme.okta.com');
    },
  );

  it.each([
    ['acme.okta.com', "The Okta URL 'acme.okta.com' has no scheme. Write https://acme.okta.com."],
    ['//acme.okta.com', "The Okta URL 'acme.okta.com' has no scheme. Write https://acme.okta.com."],
    ['https://acme.okta.com/api/v1', 'Write https://acme.okta.com alone.'],
    ['https://acme.okta.com?a=b', 'Write https://acme.okta.com alone.'],
    ['ftp://acme.okta.com', 'must begin with https://.'],
    ['https://', 'is not a valid address.'],
  ])('%s is refused with the remedy', (url, complaint) => {
    expect(complaintAbout(url)).toContain(complaint);
  });

  it.each([
    'https://jane:hunter2@acme.okta.com',
    'https://jane:hunter2@acme.okta.com:99999',
    'https://jane:hunter2/@acme.okta.com',
    'https://jane:x@hunter2@acme .okta.com',
    'jane:hunter2@acme.okta.com',
    'ftp://jane:hunter2@acme.okta.com',
  ])('%s is refused without repeating the password in it', (url) => {
    expect(complaintAbout(url)).not.toContain('hunter2');
  });
});

describe('plain http', () => {
  const settingsOf = (url: string, more: object = {}) => parseSettings({ url, credentials: '00token', ...more });

  it.each([
    'http://acme.okta.com',
    'http://10.0.0.1:8080',
    'http://localhost.example',
    'http://127.0.0.1.example.com',
    'http://127.example.com',
    'http://[2001:db8::1]',
  ])('is refused to %s, which is another machine', (url) => {
    expect(() => settingsOf(url)).toThrow(
      /would send the credential in clear text\. Write https:\/\/, or .*--allow-http/,
    );
    expect(settingsOf(url, { allow_http: 'true' }).origin).toBe(url);
  });

  it.each(['http://localhost:8080', 'http://127.0.0.1:1', 'http://127.1.2.3', 'http://[::1]:8080'])(
    'may lead to this machine: %s',
    (url) => {
      expect(settingsOf(url).origin).toBe(url);
    },
  );
});

describe('the private key', () => {
  const oauth = (private_key: unknown) =>
    parseSettings({ url: 'https://acme.okta.com', use_oauth: true, client_id: '0oa1', private_key });

  it('may be a JWK that is an object, where the parameters are JSON themselves', () => {
    expect(oauth({ kty: 'EC', kid: 'first' })).toMatchObject({ auth: { privateKey: '{"kty":"EC","kid":"first"}' } });
  });

  it.each([undefined, null, '', '  '])('is missing where it is %j', (value) => {
    expect(() => oauth(value)).toThrow('Required OAuth parameters are missing: Private key');
  });
});
