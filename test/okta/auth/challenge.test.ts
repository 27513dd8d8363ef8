import { describe, expect, it } from 'vitest';
import { errorChallenge, parseChallenges } from '../../../src/okta/auth/challenge.ts';

describe('a WWW-Authenticate header', () => {
  it('is read as Okta writes it', () => {
    const header =
      'Bearer authorization_uri="http://acme.okta.com/oauth2/v1/authorize", realm="http://acme.okta.com", scope="okta.groups.read", ' +
      'error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/groups/00g1"';
    expect(parseChallenges(header)).toEqual([
      {
        scheme: 'Bearer',
        parameters: {
          authorization_uri: 'http://acme.okta.com/oauth2/v1/authorize',
          realm: 'http://acme.okta.com',
          scope: 'okta.groups.read',
          error: 'insufficient_scope',
          error_description: 'The access token provided does not contain the required scopes.',
          resource: '/api/v1/groups/00g1',
        },
      },
    ]);
  });

  it('may hold several challenges, of which the one with an error counts', () => {
    const header = 'Negotiate, DPoP algs="ES256 RS256" , Error=use_dpop_nonce, Basic realm="a, \\"b\\"=c"';
    expect(parseChallenges(header)).toEqual([
      { scheme: 'Negotiate', parameters: {} },
      { scheme: 'DPoP', parameters: { algs: 'ES256 RS256', error: 'use_dpop_nonce' } },
      { scheme: 'Basic', parameters: { realm: 'a, "b"=c' } },
    ]);
    expect(errorChallenge(header)?.scheme).toBe('DPoP');
  });

  it('tells nothing where it is not there or makes no sense', () => {
    expect(parseChallenges(undefined)).toEqual([]);
    expect(parseChallenges('error="orphan"')).toEqual([]);
    expect(errorChallenge('Bearer realm="unterminated')).toBeUndefined();
    expect(errorChallenge('Bearer realm="x"')).toBeUndefined();
  });
});
