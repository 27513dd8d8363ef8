import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Target } from './contestants/contestant.ts';

export const TOKEN = '00benchTokenOfNobody-Example-000000000042';
export const LOGIN = 'employee.1@acme.example';
/** The fast Okta answers every request for a user with this one. */
export const ANSWERED_LOGIN = 'grace.okafor@acme.example';

export type Credentials = {
  readonly [Kind in Target['credential']['kind']]: Extract<Target['credential'], { kind: Kind }>;
};

export async function createCredentials(): Promise<Credentials> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    'api-token': { kind: 'api-token', token: TOKEN },
    dpop: { kind: 'dpop', clientId: '0oaBenchClient00042', privateKeyPem: privateKey },
  };
}

/** @throws {Error} if a contestant has not done its work, or more than that */
export function checkAmount(name: string, actual: number, expected: number, what: string): void {
  if (actual !== expected) throw new Error(`${name} made ${actual} ${what} instead of ${expected}.`);
}
