import { createHash } from 'node:crypto';
import { unexpectedAnswer } from '../../errors.ts';

/** Okta's pages may be empty in between, where a filter matches nothing for a while; they are not so for long. */
const MAX_BARREN_PAGES = 30;

/**
 * Watches that the pages of a list lead somewhere. A server may link two pages in turn, give a new cursor with every empty
 * page, or give the same rows again and again; nothing else would end such a list.
 */
export class PageProgress {
  /** The pages asked for, without their limits. */
  readonly #asked = new Set<string>();
  /** Hashes of the pages that brought rows: one each, so that they stay few beside the rows. */
  readonly #seen = new Set<string>();
  #barren = 0;

  /** @param address of a page that is about to be asked for @throws {UnexpectedResponseError} where it has been before */
  visit(address: string): void {
    if (this.#asked.has(address)) {
      throw unexpectedAnswer(
        'Okta linked back to a page of the list that it had already given, so the list would never end.',
      );
    }
    this.#asked.add(address);
  }

  /** @throws {UnexpectedResponseError} where too many pages in succession have brought nothing new */
  add(rows: readonly unknown[]): void {
    const hash = rows.length === 0 ? undefined : toHash(rows);
    if (hash !== undefined && !this.#seen.has(hash)) {
      this.#seen.add(hash);
      this.#barren = 0;
      return;
    }
    this.#barren += 1;
    if (this.#barren < MAX_BARREN_PAGES) return;
    throw unexpectedAnswer(
      `Okta gave ${this.#barren} pages in a row that brought nothing new, so the list would never end.`,
    );
  }
}

function toHash(rows: readonly unknown[]): string {
  const hash = createHash('sha1');
  for (const row of rows) hash.update(toKey(row)).update('\n');
  return hash.digest('base64');
}

/** What tells one row from another: its id, or all of it. */
function toKey(row: unknown): string {
  if (typeof row === 'object' && row !== null) {
    const { id, uuid } = row as { readonly id?: unknown; readonly uuid?: unknown };
    if (typeof id === 'string') return id;
    if (typeof uuid === 'string') return uuid;
  }
  return JSON.stringify(row) ?? '';
}
