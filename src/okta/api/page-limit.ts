/** The `limit` in the address of a page, as pure functions. Only its digits are ever replaced: a cursor is opaque. */

const LIMIT = /([?&]limit=)(\d+)/;

/** How many rows an address asks for at most; Infinity where it does not say. */
export function limitOf(address: string): number {
  const digits = LIMIT.exec(address)?.[2];
  return digits === undefined ? Number.POSITIVE_INFINITY : Number(digits);
}

export function withLimitAtMost(address: string, most: number): string {
  return limitOf(address) > most ? address.replace(LIMIT, `$1${most}`) : address;
}

/** Two addresses that differ only in their limits lead to the same rows. */
export function withoutLimit(address: string): string {
  return address.replace(LIMIT, '$1');
}
