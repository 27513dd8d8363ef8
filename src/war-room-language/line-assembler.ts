import { findOpenQuote, type QuoteMark } from './line.ts';

/**
 * Joins physical lines to lines of a war room: while a quote is open, the next physical line belongs to it. Only the
 * argument with the open quote is read again, so the work grows with the length of the text and no faster.
 */
export class LineAssembler {
  /** The physical lines of the line that is not complete. */
  #lines: string[] = [];
  #length = 0;
  /** The argument whose quote is open, as far as it has been read. */
  #open: { readonly mark: QuoteMark; readonly lines: string[] } | undefined;

  /** Whether the next physical line belongs to those before it. */
  get isOpen(): boolean {
    return this.#lines.length > 0;
  }

  /** The beginning of the line that is not complete. */
  get pending(): string {
    return this.#lines.join('\n');
  }

  /** How many characters that beginning has. */
  get length(): number {
    return this.#length;
  }

  /** Returns the whole line once it is complete; undefined while a quote is open. */
  add(line: string): string | undefined {
    this.#lines.push(line);
    this.#length += line.length;
    if (this.#open === undefined) this.#read(line, true);
    else {
      this.#open.lines.push(line);
      if (holdsClosing(line, this.#open.mark)) this.#read(this.#open.lines.join('\n'), false);
    }
    return this.#open === undefined ? this.flush() : undefined;
  }

  /** Returns the pending lines, complete or not, and forgets them; undefined if there are none. */
  flush(): string | undefined {
    const whole = this.isOpen ? this.pending : undefined;
    this.#lines = [];
    this.#length = 0;
    this.#open = undefined;
    return whole;
  }

  #read(text: string, isBeginning: boolean): void {
    const found = findOpenQuote(text, isBeginning);
    this.#open = found && { mark: found.mark, lines: [text.slice(found.argumentAt)] };
  }
}

/** Whether a line may close the quote; a `"` behind a backslash does not. */
function holdsClosing(line: string, mark: QuoteMark): boolean {
  return mark === '"' ? /(?:^|[^\\])"/.test(line) : line.includes(mark);
}
