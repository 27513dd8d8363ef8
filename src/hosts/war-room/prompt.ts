import { createInterface, type Interface } from 'node:readline';
import { escapeControls } from '../../readable/escape-controls.ts';
import { LineAssembler } from '../../war-room-language/line-assembler.ts';
import { displayWidth } from '../terminal/display-width.ts';
import type { Style } from '../terminal/style.ts';
import { clear, PromptOutput, say, showBehindCursor } from '../terminal/write.ts';
import type { Completion } from './complete.ts';
import { type Question, toAsked } from './consent.ts';
import type { History } from './history.ts';
import { HistorySearch } from './history-search.ts';

export interface PromptOptions {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** The text before the cursor, such as `acme> `. */
  readonly label: string;
  readonly history: History;
  readonly complete: (text: string) => Completion;
  readonly hint: (text: string) => string;
  readonly style: Style;
  /** Called for Ctrl-C while nothing is being read: it ends the running command. */
  readonly onInterrupt: () => void;
}

/** Reads lines from a person, or from a program that writes to us. */
export interface Prompt {
  /** The next line, several physical ones where a quote stays open; undefined at the end of the input (Ctrl-D). */
  read(): Promise<string | undefined>;
  /** Whether the person answers yes; at the end of the input it is a no. */
  confirm(question: Question): Promise<boolean>;
  /** An answer that is not shown and not remembered; undefined where the person gives up. */
  askSecret(name: string): Promise<string | undefined>;
  /** Whether lines wait to be read already, typed or pasted while something else ran. */
  hasWaitingInput(): Promise<boolean>;
  /** Lets another program have the terminal while the work is done, a pager for example. */
  lend<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

export function createPrompt(options: PromptOptions): Prompt {
  return new LinePrompt(options);
}

const MIN_HINT_WIDTH = 8;
const MOST_TYPED = 2000;
/** A line break as the recalled history shows it, since the input is a single line; entering the line turns it back. */
const SHOWN_LINE_BREAK = '\u240a';
const SEARCH_LABEL = 'search: ';
const INTERRUPTED = Symbol('interrupted');

type Answer = string | undefined | typeof INTERRUPTED;

class LinePrompt implements Prompt {
  readonly #options: PromptOptions;
  readonly #isTerminal: boolean;
  readonly #output: PromptOutput;
  readonly #readline: Interface;
  /** Whole lines that nobody has asked for yet. */
  readonly #ready: string[] = [];
  readonly #assembler = new LineAssembler();
  #waiting: ((answer: Answer) => void) | undefined;
  #mode: 'idle' | 'line' | 'question' = 'idle';
  #isClosed = false;
  #isHintShown = false;
  #labelWidth = 0;
  /** Ctrl-R: what is typed is searched for, and `line` comes back where the person gives up. */
  #search: { readonly among: HistorySearch; readonly line: string } | undefined;
  /** The lines that Up recalls, the latest first. */
  #recalled: string[] | undefined;

  constructor(options: PromptOptions) {
    const { input, output, history } = options;
    this.#options = options;
    this.#isTerminal = input.isTTY === true && output.isTTY === true;
    this.#output = new PromptOutput(output);
    this.#readline = createInterface({
      input,
      ...(this.#isTerminal ? { output: this.#output } : {}),
      terminal: this.#isTerminal,
      history: history.lines.map(toRecalled).reverse(),
      historySize: 1000,
      completer: (line: string) => this.#complete(line),
    });
    this.#listen();
  }

  async read(): Promise<string | undefined> {
    const line = this.#ready.shift();
    if (line !== undefined || this.#isClosed) return line;
    const read = await this.#next('line', this.#options.label);
    return typeof read === 'string' ? read : undefined;
  }

  async confirm(question: Question): Promise<boolean> {
    if (this.#isClosed) return false;
    const { above, asked } = toAsked(question, this.#output.columns);
    for (const line of above) say(this.#options.output, `${line}\n`);
    const answer = await this.#next('question', asked);
    return typeof answer === 'string' && /^\s*y(es)?\s*$/i.test(answer);
  }

  async askSecret(name: string): Promise<string | undefined> {
    if (this.#isClosed) return undefined;
    const { output } = this.#options;
    this.#showLabel(`${name} (not shown): `);
    this.#output.isMuted = true;
    try {
      const answer = await this.#await('question');
      return typeof answer === 'string' ? answer : undefined;
    } finally {
      this.#output.isMuted = false;
      say(output, '\n');
    }
  }

  async hasWaitingInput(): Promise<boolean> {
    // Lets readline take what the terminal has received by now.
    await new Promise((resolve) => setImmediate(resolve));
    return this.#ready.length > 0 || this.#assembler.isOpen || this.#readline.line !== '';
  }

  async lend<T>(work: () => Promise<T>): Promise<T> {
    const { input } = this.#options;
    this.#readline.pause();
    if (this.#isTerminal) input.setRawMode(false);
    try {
      return await work();
    } finally {
      if (this.#isTerminal) input.setRawMode(true);
      if (!this.#isClosed) this.#readline.resume();
    }
  }

  close(): void {
    this.#readline.close();
    this.#output.destroy();
  }

  #listen(): void {
    const { input } = this.#options;
    // readline would keep every physical line with the secrets in it; only what our history keeps may stay.
    this.#readline.on('history', (lines) => {
      lines.shift();
      this.#recalled = lines;
    });
    this.#readline.on('line', (line) => this.#takeLine(line));
    this.#readline.on('SIGINT', () => this.#interrupt());
    this.#readline.on('close', () => this.#end());
    if (!this.#isTerminal) return;
    input.prependListener('keypress', () => this.#eraseHint());
    input.on('keypress', (_, key: Key | undefined) => {
      this.#searchBy(key);
      this.#showHint();
    });
  }

  #next(mode: 'line' | 'question', label: string): Promise<Answer> {
    const answer = this.#await(mode);
    this.#showLabel(label);
    return answer;
  }

  #await(mode: 'line' | 'question'): Promise<Answer> {
    return new Promise((resolve) => {
      this.#mode = mode;
      this.#waiting = resolve;
    });
  }

  #settle(answer: Answer): void {
    const resolve = this.#waiting;
    this.#waiting = undefined;
    this.#mode = 'idle';
    resolve?.(answer);
  }

  #showLabel(label: string): void {
    const shown = escapeControls(label);
    this.#labelWidth = displayWidth(shown);
    this.#readline.setPrompt(this.#options.style.bold(shown));
    this.#readline.prompt();
  }

  #takeLine(line: string): void {
    this.#isHintShown = false;
    if (this.#search !== undefined) this.#takeFound(line);
    else if (this.#mode === 'question') this.#settle(line);
    else this.#addLine(line.replaceAll(SHOWN_LINE_BREAK, '\n'));
  }

  #addLine(line: string): void {
    const whole = this.#assembler.add(line);
    if (whole === undefined) {
      if (this.#mode === 'line') this.#showLabel('... ');
      return;
    }
    this.#remember(whole);
    if (this.#mode === 'line') this.#settle(whole);
    else this.#ready.push(whole);
  }

  /** What the keys of a search do; readline has done its own part with the key. */
  #searchBy(key: Key | undefined): void {
    const { line } = this.#readline;
    const search = this.#search;
    if (search === undefined) {
      if (key?.ctrl && key.name === 'r' && this.#mode === 'line' && !this.#assembler.isOpen) this.#beginSearch();
      return;
    }
    if (key?.ctrl && key.name === 'r') search.among.older(line);
    else if (key?.ctrl && key.name === 'g') this.#endSearch(search.line);
    else if (isTakingOver(key)) this.#endSearch(toRecalled(search.among.find(line) ?? search.line));
  }

  #beginSearch(): void {
    this.#search = { among: new HistorySearch(this.#options.history.lines), line: this.#readline.line };
    this.#clearLine();
    this.#showLabel(SEARCH_LABEL);
  }

  /** Gives a line back to be edited. */
  #endSearch(line: string): void {
    this.#search = undefined;
    this.#clearLine();
    this.#showLabel(this.#options.label);
    if (line !== '') this.#readline.write(line);
  }

  /** Enter: the found line is taken as if it had been typed; it is shown, since only the search was on the screen. */
  #takeFound(typed: string): void {
    const found = this.#search?.among.find(typed);
    this.#search = undefined;
    if (found === undefined) {
      this.#showLabel(this.#options.label);
      return;
    }
    say(this.#options.output, `${this.#options.label}${toRecalled(found)}\n`);
    this.#addLine(found);
  }

  #clearLine(): void {
    if (this.#readline.line === '') return;
    this.#readline.write(null, { ctrl: true, name: 'e' });
    this.#readline.write(null, { ctrl: true, name: 'u' });
  }

  #interrupt(): void {
    if (this.#mode === 'idle') this.#options.onInterrupt();
    else this.#dropTyped();
  }

  #dropTyped(): void {
    const { output, style, label } = this.#options;
    if (this.#isTerminal) say(output, '^C\n');
    const wasEmpty = this.#readline.line === '' && !this.#assembler.isOpen && this.#search === undefined;
    this.#assembler.flush();
    this.#clearLine();
    this.#search = undefined;
    if (this.#mode === 'question') {
      this.#settle(INTERRUPTED);
      return;
    }
    if (wasEmpty) say(output, `${style.dim('Ctrl-D or :quit leaves the war room.')}\n`);
    this.#showLabel(label);
  }

  #end(): void {
    this.#isClosed = true;
    // A quote that was never closed: running the line reports where it is wrong.
    const rest = this.#assembler.flush();
    if (rest !== undefined) this.#ready.push(rest);
    if (this.#waiting !== undefined) this.#settle(this.#ready.shift());
  }

  /** Everything of the line so far, with what is on the terminal's input line. */
  #typed(current: string): string {
    return this.#assembler.isOpen ? `${this.#assembler.pending}\n${current}` : current;
  }

  /** Such a line is pasted, not typed. Reading it again at each of its characters would take minutes. */
  #isLong(): boolean {
    return this.#assembler.length + this.#readline.line.length > MOST_TYPED;
  }

  #complete(line: string): [string[], string] {
    if (this.#mode !== 'line' || this.#search !== undefined || this.#isLong()) return [[], line];
    const { candidates, replaced } = this.#options.complete(this.#typed(line));
    // A value with control characters cannot be typed, and a terminal would obey it.
    return [candidates.filter((one) => escapeControls(one) === one), replaced];
  }

  #remember(line: string): void {
    if (!this.#isTerminal || line.trim() === '') return;
    const kept = this.#options.history.add(line);
    if (kept === undefined || kept === '' || this.#recalled?.[0] === toRecalled(kept)) return;
    this.#recalled?.unshift(toRecalled(kept));
  }

  #showHint(): void {
    if (this.#mode !== 'line' || this.#readline.cursor !== this.#readline.line.length || this.#isLong()) return;
    const { output, style } = this.#options;
    const hint = escapeControls(this.#hint());
    const columns = this.#output.columns;
    const space = columns - ((this.#labelWidth + displayWidth(this.#readline.line)) % columns) - 1;
    if (hint === '' || space < MIN_HINT_WIDTH) return;
    const text = displayWidth(hint) <= space ? hint : `${hint.slice(0, space - 1)}…`;
    showBehindCursor(output, style.dim(text));
    this.#isHintShown = true;
  }

  #hint(): string {
    const { line } = this.#readline;
    if (this.#search === undefined) return this.#options.hint(this.#typed(line));
    const found = this.#search.among.find(line);
    if (found !== undefined) return `  ${toRecalled(found)}`;
    return line === '' ? '  part of an earlier line' : '  no earlier line contains this';
  }

  #eraseHint(): void {
    if (this.#isHintShown) clear(this.#options.output, 'clearToLineEnd');
    this.#isHintShown = false;
  }
}

/** A key as readline reports it. */
interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
}

/** The keys that end a search and leave the found line to be edited. */
function isTakingOver(key: Key | undefined): boolean {
  if (key?.ctrl) return ['a', 'e', 'b', 'f'].includes(key.name ?? '');
  return ['tab', 'right', 'left', 'home', 'end', 'escape'].includes(key?.name ?? '');
}

/** A line as the input shows it when it is recalled. */
function toRecalled(line: string): string {
  return line.split('\n').map(escapeControls).join(SHOWN_LINE_BREAK);
}
