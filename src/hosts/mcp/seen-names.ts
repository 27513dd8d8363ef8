import { isPlainObject } from '../../json-values.ts';
import type { AnswerData } from './answer-data.ts';

const MOST = 500;

/** Logins that answers of this session have shown, for the completion of prompts; nothing is asked of Okta for it. */
export class SeenNames {
  readonly #logins = new Set<string>();

  add({ tables }: AnswerData): void {
    for (const { rows } of tables) {
      for (const row of rows) {
        if (!isPlainObject(row) || this.#logins.size >= MOST) continue;
        for (const key of ['login', 'user', 'username']) {
          const value = row[key];
          if (typeof value === 'string' && value.includes('@')) this.#logins.add(value);
        }
      }
    }
  }

  beginningWith(text: string): string[] {
    const wanted = text.toLowerCase();
    return [...this.#logins].filter((login) => login.toLowerCase().startsWith(wanted)).slice(0, 50);
  }
}
