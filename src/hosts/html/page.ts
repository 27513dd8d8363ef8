import type { Evidence } from './evidence.ts';

/** What the parts of one page share while it is made. */
export class Page {
  /** When the page is made; ages are counted back from it. */
  readonly madeAt: Date;
  /** Addresses that are marked wherever they are shown. */
  readonly suspects: ReadonlySet<string>;
  readonly evidence: Evidence;
  readonly #classes = new Map<string, string>();
  #styles = '';
  #sections = 0;

  constructor(madeAt: Date, suspects: ReadonlySet<string>, evidence: Evidence) {
    this.madeAt = madeAt;
    this.suspects = suspects;
    this.evidence = evidence;
  }

  /** The id of the next section, for links to it. */
  nextSectionId(): string {
    this.#sections += 1;
    return `s${this.#sections}`;
  }

  /**
   * A class with a style of its own; what looks alike shares one.
   *
   * @param toCss the style for a class of a given name
   */
  classFor(toCss: (name: string) => string): string {
    const key = toCss('');
    const known = this.#classes.get(key);
    if (known !== undefined) return known;
    const name = `t${this.#classes.size + 1}`;
    this.#classes.set(key, name);
    this.#styles += toCss(name);
    return name;
  }

  /** The styles of all classes so far. */
  get styles(): string {
    return this.#styles;
  }
}
