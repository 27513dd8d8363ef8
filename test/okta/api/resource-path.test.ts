import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseResourcePath } from '../../../src/okta/api/resource-path.ts';

describe('a path that is typed whole', () => {
  it.each([
    '/api/v1/org',
    '/api/v1/users/jane@example.com',
    '/api/v1/groups/00g1/roles',
    '/oauth2/v1/clients',
    '/oauth2/v1/clients/0oa1/roles',
    '/attack-protection/api/v1/user-lockout-settings',
    '/.well-known/okta-organization',
    '/api/v1/users/a..b',
    '/api/v1/users/..a',
  ])('is taken as it is: %s', (text) => {
    expect(parseResourcePath(text)).toBe(text);
  });

  it.each([
    ['/api/v1/users/jörg@example.com', '/api/v1/users/j%C3%B6rg@example.com'],
    ['/api/v1/users/a"b', '/api/v1/users/a%22b'],
    ['/api/v1/users/a%27b', '/api/v1/users/a%27b'],
  ])('has what no address may hold encoded: %s', (text, sent) => {
    expect(parseResourcePath(text)).toBe(sent);
  });

  it.each([
    'https://evil.example.net/api/v1/users',
    '//evil.example.net/api/v1/users',
    'api/v1/users',
    '/oauth2/v1/token',
    '/oauth2/v1/clientsecrets',
    '/oauth2/v1/clients%2f..%2ftoken',
    '/login/default',
    '/api/v2/users',
    '/api/v1',
    '',
  ])('is refused where it begins otherwise: %s', (text) => {
    expect(() => parseResourcePath(text)).toThrow("is not a path of Okta's API");
  });

  it.each([
    '/api/v1/../../oauth2/v1/token',
    '/api/v1/%2e%2e/users',
    '/api/v1/%2E./users',
    '/api/v1/%252e%252e/users',
    '/api/v1/%25252e%25252e/users',
    '/api/v1/..%2fusers',
    '/api/v1/x%2f..%2f..%2fy',
    '/api/v1/..;/users',
    '/api/v1/..;a=b/users',
    '/api/v1/./users',
    '/api/v1/..',
    '/api/v1//users',
    '/api/v1/%2fusers',
    '/api/v1/a%5cb',
    '/api/v1/a\\b',
    '/api/v1/users?limit=1',
    '/api/v1/users%3flimit=1',
    '/api/v1/users%253flimit=1',
    '/api/v1/users#x',
    '/api/v1/users%23x',
    '/api/v1/a b',
    '/api/v1/a%20b',
    '/api/v1/a%0d%0ab',
    '/api/v1/a\u0000b',
    '/api/v1/a\u2028b',
    '/api/v1/a%',
    '/api/v1/a%ff',
    '/api/v1/%c0%ae%c0%ae/users',
    '/api/v1/a\ud800',
  ])('is refused where some way of reading it leads elsewhere: %s', (text) => {
    expect(() => parseResourcePath(text)).toThrow("is not a path of Okta's API");
  });

  it('never leaves the API, however it is made up', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%252e',
      '/',
      '%2f',
      '%5c',
      '\\',
      ';',
      'users',
      '%',
      '?',
      '#',
      'é',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        let sent: string;
        try {
          sent = parseResourcePath(`/api/v1/${pieces.join('')}`);
        } catch {
          return;
        }
        const { pathname, search, hash } = new URL(sent, 'https://acme.okta.test');
        expect([pathname, search, hash]).toEqual([sent, '', '']);
        expect(decodeURIComponent(pathname).startsWith('/api/v1/')).toBe(true);
      }),
    );
  });
});
