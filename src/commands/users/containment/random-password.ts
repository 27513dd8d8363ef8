import { randomInt } from 'node:crypto';

const SMALL = 'abcdefghijklmnopqrstuvwxyz';
const CAPITAL = SMALL.toUpperCase();
const DIGITS = '0123456789';
/**
 * Okta refuses a password that holds a part of the login, and takes a login apart at these signs: with one at every fourth
 * place, no part of four characters or more can be in it.
 */
const SIGNS = '.,-_#@';

const QUARTETS = 8;

/** A password that nobody knows: 32 random characters with small and capital letters, digits and signs. */
export function createRandomPassword(): string {
  return Array.from({ length: QUARTETS }, createQuartet).join('');
}

function createQuartet(): string {
  const [first = '', second = '', third = ''] = shuffle([pick(SMALL), pick(CAPITAL), pick(DIGITS)]);
  return `${first}${second}${third}${pick(SIGNS)}`;
}

const pick = (characters: string): string => characters.charAt(randomInt(characters.length));

function shuffle(items: readonly string[]): readonly string[] {
  const left = [...items];
  return items.flatMap(() => left.splice(randomInt(left.length), 1));
}
