import type { Clock } from '../../clock.ts';
import type { IdSource } from '../ids.ts';

const RENEWED_AFTER_MS = 24 * 3_600_000;
const VALID_FOR_MS = 3 * 24 * 3_600_000;

export interface Nonces {
  /** The nonce to give out now. */
  current(): string;
  /** Whether a nonce may still be used: those of the last three days may. */
  isValid(nonce: string): boolean;
  /** Makes a new nonce and forgets all others, so that clients are challenged again. */
  rotate(): void;
}

export function createNonces(clock: Clock, ids: IdSource): Nonces {
  let issued: { nonce: string; atMs: number }[] = [];
  const issue = (): string => {
    const nonce = ids.opaque('', 24);
    issued.push({ nonce, atMs: clock.now() });
    return nonce;
  };
  return {
    current() {
      const last = issued.at(-1);
      return last !== undefined && clock.now() - last.atMs < RENEWED_AFTER_MS ? last.nonce : issue();
    },
    isValid(nonce) {
      issued = issued.filter((one) => clock.now() - one.atMs < VALID_FOR_MS);
      return issued.some((one) => one.nonce === nonce);
    },
    rotate() {
      issued = [];
      issue();
    },
  };
}
