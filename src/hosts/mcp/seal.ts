import { createHmac, timingSafeEqual } from 'node:crypto';
import { isPlainObject } from '../../json-values.ts';

/**
 * Signs what passes through a client and comes back: nobody without the key can make such a text or change one
 * (HMAC-SHA256). It is not encrypted, so that it must not hold a secret.
 */
export class Seal {
  readonly #key: Uint8Array;

  /** @param key 32 bytes that only this process knows */
  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** @param purpose what the text is for; it cannot be used for anything else */
  sign(purpose: string, payload: Readonly<Record<string, unknown>>): string {
    const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return `${body}.${this.#tagOf(purpose, body)}`;
  }

  /** The payload; undefined where the text was not signed by this process for this purpose. */
  open(purpose: string, text: string): Readonly<Record<string, unknown>> | undefined {
    const [body = '', tag = '', ...more] = text.split('.');
    const expected = Buffer.from(this.#tagOf(purpose, body));
    const given = Buffer.from(tag);
    if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const payload: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    return isPlainObject(payload) ? payload : undefined;
  }

  #tagOf(purpose: string, body: string): string {
    return createHmac('sha256', this.#key).update(`${purpose}.${body}`).digest('base64url');
  }
}
