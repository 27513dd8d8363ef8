import { describe, expect, it } from 'vitest';
import { createRandomPassword } from '../../../../src/commands/users/containment/random-password.ts';

const passwords = Array.from({ length: 500 }, createRandomPassword);

describe('a random password', () => {
  it.each([/^.{32}$/, /[a-z]/, /[A-Z]/, /\d/, /[.,\-_#@]/])('matches %s', (pattern) => {
    expect(passwords.filter((password) => !pattern.test(password))).toEqual([]);
  });

  it('holds no part of a login, which has four characters or more between two of these signs', () => {
    expect(passwords.filter((password) => /[A-Za-z0-9]{4}/.test(password))).toEqual([]);
  });

  it('is never the same', () => {
    expect(new Set(passwords).size).toBe(passwords.length);
  });
});
