/** A search through earlier lines from the latest back, as Ctrl-R does it in a shell. */
export class HistorySearch {
  readonly #lines: readonly string[];
  #older = 0;

  /** @param lines oldest first */
  constructor(lines: readonly string[]) {
    this.#lines = [...new Set([...lines].reverse())];
  }

  /** The line that is found now; undefined where no line has the text, whatever its case. */
  find(text: string): string | undefined {
    const found = this.#matches(text);
    return found[Math.min(this.#older, found.length - 1)];
  }

  /** Goes on to the next older line that has the text; stays at the oldest. */
  older(text: string): void {
    this.#older = Math.min(this.#older + 1, Math.max(0, this.#matches(text).length - 1));
  }

  #matches(text: string): readonly string[] {
    const wanted = text.toLowerCase();
    return wanted === '' ? [] : this.#lines.filter((line) => line.toLowerCase().includes(wanted));
  }
}
