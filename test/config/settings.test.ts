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
    '%s stands for its origin',
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
