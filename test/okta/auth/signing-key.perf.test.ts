import { expect, it } from 'vitest';
import { parseSigningKey } from '../../../src/okta/auth/signing-key.ts';
import { growth, LESS_THAN_QUADRATIC } from '../../support/growth.ts';

const refuse = (text: string) =>
  expect(() => parseSigningKey({ text, algorithm: 'ES256', keyId: undefined })).toThrow();

it.each([
  { what: 'blanks after a begin line', build: (size: number) => `-----BEGIN${' '.repeat(size)}x` },
  { what: 'dashes', build: (size: number) => '-'.repeat(size) },
  { what: 'words of a label', build: (size: number) => `-----BEGIN ${'A '.repeat(size / 2)}` },
])('A signing key is looked for in linear time among $what', async ({ build }) => {
  expect(await growth(25_000, (size) => refuse(build(size)))).toBeLessThan(LESS_THAN_QUADRATIC);
});
