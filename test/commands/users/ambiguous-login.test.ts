import { expect, it } from 'vitest';
import { fakeOkta } from '../../support/fake-okta.ts';

const { okta, fail } = fakeOkta();
const LOGIN = 'jörg müller@acme.test';
const people = ['00u1', '00u2'].map((id) => ({ id, profile: { login: LOGIN } }));

it.each(['okta-suspend-user', 'okta-deactivate-user', 'okta-delete-user', 'okta-get-user-factors'])(
  '%s acts on nobody where a login matches several people',
  async (command) => {
    okta()
      .get('/api/v1/users')
      .query({ filter: `profile.login eq "${LOGIN}"`, limit: 2 })
      .reply(200, people);
    expect(await fail(command, { username: LOGIN })).toContain(`Failed to find userID for: ${LOGIN} username.`);
  },
);
