import { isPlainObject } from '../../json-values.ts';
import type { AnswerData } from './answer-data.ts';

const MOST = 500;

/**
 * Logins that answers have shown to a caller, for the completion of prompts; nothing is asked of Okta for it, and over HTTP
 * nobody learns what somebody else has seen.
 */
export class SeenNames {
  readonly #logins = new Map<string, Set<string>>();

  /** @param subject who has seen the answer */
  add({ tables }: AnswerData, subject: string): void {
    const logins = this.#logins.get(subject) ?? new Set();
    this.#logins.set(subject, logins);
    for (const { rows } of tables) {
      for (const row of rows) {
        if (!isPlainObject(row) || logins.size >= MOST) continue;
        for (const key of ['login', 'user', 'username']) {
          const value = row[key];
          if (typeof value === 'string' && value.includes('@')) logins.add(value);
        }
      }
    }
  }

  beginningWith(text: string, subject: string): string[] {
    const wanted = text.toLowerCase();
    const logins = [...(this.#logins.get(subject) ?? [])];
    return logins.filter((login) => login.toLowerCase().startsWith(wanted)).slice(0, 50);
  }
}
