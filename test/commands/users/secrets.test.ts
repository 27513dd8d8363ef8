import { describe, expect, it } from 'vitest';
import { fakeOkta } from '../../support/fake-okta.ts';

const { okta, fail } = fakeOkta();
const SECRET = 'N3wPa55word!';

/** An error in which the server repeats what it was sent. */
const echo = (body: unknown) => ({ errorCode: 'E0000001', errorSummary: `refused: ${JSON.stringify(body)}` });

describe('a password that a command sets', () => {
  it.each([
    ['okta-set-password', '/api/v1/users/a@b.test', { username: 'a@b.test', password: SECRET }],
    ['okta-update-user', '/api/v1/users/a@b.test', { username: 'a@b.test', password: SECRET }],
    [
      'okta-update-user',
      '/api/v1/users/a@b.test',
      { username: 'a@b.test', passwordQuestion: 'Pet?', passwordAnswer: SECRET },
    ],
    [
      'okta-create-user',
      '/api/v1/users?activate=false',
      { firstName: 'A', lastName: 'B', email: 'a@b.test', login: 'a@b.test', password: SECRET },
    ],
    [
      'okta-create-user',
      '/api/v1/users?activate=false',
      {
        firstName: 'A',
        lastName: 'B',
        email: 'a@b.test',
        login: 'a@b.test',
        passwordQuestion: 'Q',
        passwordAnswer: SECRET,
      },
    ],
  ])('%s repeats it in no error, even if Okta does', async (command, path, args) => {
    okta()
      .post(path)
      .reply(400, (_uri, body) => echo(body));
    const message = await fail(command, args);
    expect(message).toContain('<XX_REPLACED>');
    expect(message).not.toContain(SECRET);
  });

  it('is not repeated when the argument itself is refused', async () => {
    expect(await fail('okta-set-password', { username: 'a@b.test', password: [SECRET, SECRET] })).not.toContain(SECRET);
  });
});
