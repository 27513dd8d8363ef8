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

  it.each([
    [
      'escapes more than JSON has to',
      '{"errorSummary":"refused: it\\u0027s\\u003d\\u0022\\u003cN3w\\u005c\\u003e\\u0022"}',
    ],
    ['quotes JSON in its JSON', JSON.stringify(echo({ credentials: { password: { value: 'it\'s="<N3w\\>"' } } }))],
  ])('is found in a body that %s', async (_how, body) => {
    okta().post('/api/v1/users/a@b.test').reply(400, body);
    const message = await fail('okta-set-password', { username: 'a@b.test', password: 'it\'s="<N3w\\>"' });
    expect(message).toContain('<XX_REPLACED>');
    expect(message).not.toContain('N3w');
  });

  it('is not repeated when the argument itself is refused', async () => {
    expect(await fail('okta-set-password', { username: 'a@b.test', password: [SECRET, SECRET] })).not.toContain(SECRET);
  });
});
