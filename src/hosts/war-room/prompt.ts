import { createInterface } from 'node:readline';
import { openQuoteOf } from '../../war-room-language/line.ts';
import { displayWidth } from '../terminal/display-width.ts';
import type { Style } from '../terminal/style.ts';
import type { Completion } from './complete.ts';
import type { History } from './history.ts';

export interface PromptOptions {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** What stands before the cursor, such as `acme> `. */
  readonly label: string;
  readonly history: History;
  readonly complete: (text: string) => Completion;
  readonly hint: (text: string) => string;
  readonly style: Style;
  /** Ctrl-C while nothing is being read: the running command shall end. */
  readonly onInterrupt: () => void;
}

/** Reads lines from a person, or from a program that writes to us. */
export interface Prompt {
  /** The next line, several physical ones where a quote stays open; undefined at the end of the input (Ctrl-D). */
  read(): Promise<string | undefined>;
  /** Whether the person answers yes; at the end of the input it is a no. */
  confirm(question: string): Promise<boolean>;
  /** Lets another program have the terminal while the work is done, a pager for example. */
  lend<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

const MIN_HINT_WIDTH = 8;
/** A line break as the recalled history shows it, since the input is a single line; it is turned back on entering. */
const SHOWN_LINE_BREAK = '\u240a';

export function createPrompt(options: PromptOptions): Prompt {
  const { input, output, style, history } = options;
  const isTerminal = input.isTTY === true && output.isTTY === true;
  const interrupted = Symbol('interrupted');
  const ready: string[] = [];
  let pending: string[] = [];
  let waiting: ((line: string | undefined | typeof interrupted) => void) | undefined;
  let mode: 'idle' | 'line' | 'question' = 'idle';
  let isClosed = false;
  let isHintShown = false;
  let labelWidth = 0;

  const typed = (line: string) => [...pending, line].join('\n');
  const room = createInterface({
    input,
    ...(isTerminal ? { output } : {}),
    terminal: isTerminal,
    history: history.lines.map(toRecalled).reverse(),
    historySize: 1000,
    completer: (line: string): [string[], string] => {
      if (mode !== 'line') return [[], line];
      const { candidates, replaced } = options.complete(typed(line));
      return [[...candidates], replaced];
    },
  });

  // The interface would keep every physical line with whatever secrets are in it: only what our history keeps may stay.
  let recalled: string[] | undefined;
  room.on('history', (lines) => {
    lines.shift();
    recalled = lines;
  });

  room.on('line', (line) => {
    isHintShown = false;
    if (mode === 'question') return settle(line);
    pending.push(line.replaceAll(SHOWN_LINE_BREAK, '\n'));
    const whole = pending.join('\n');
    if (openQuoteOf(whole) !== undefined) {
      if (mode === 'line') showPrompt('... ');
      return;
    }
    pending = [];
    remember(whole);
    if (mode === 'line') settle(whole);
    else ready.push(whole);
  });

  room.on('SIGINT', () => {
    if (mode === 'idle') return options.onInterrupt();
    if (isTerminal) output.write('^C\n');
    const wasEmpty = room.line === '' && pending.length === 0;
    pending = [];
    if (room.line !== '') {
      room.write(null, { ctrl: true, name: 'e' });
      room.write(null, { ctrl: true, name: 'u' });
    }
    if (mode === 'question') return settle(interrupted);
    if (wasEmpty) output.write(`${style.dim('Ctrl-D or :quit leaves the war room.')}\n`);
    showPrompt(options.label);
  });

  room.on('close', () => {
    isClosed = true;
    // A quote that was never closed: the line is given out as it is, and told where it is wrong.
    if (pending.length > 0) ready.push(pending.join('\n'));
    pending = [];
    if (waiting !== undefined) settle(ready.shift());
  });

  if (isTerminal) {
    input.prependListener('keypress', eraseHint);
    input.on('keypress', showHint);
  }

  function showPrompt(label: string): void {
    labelWidth = displayWidth(label);
    room.setPrompt(style.bold(label));
    room.prompt();
  }

  function settle(line: string | undefined | typeof interrupted): void {
    const resolve = waiting;
    waiting = undefined;
    mode = 'idle';
    resolve?.(line);
  }

  function remember(line: string): void {
    if (!isTerminal || line.trim() === '') return;
    const kept = history.add(line);
    if (kept !== undefined && kept !== '' && recalled?.[0] !== toRecalled(kept)) recalled?.unshift(toRecalled(kept));
  }

  function showHint(): void {
    if (mode !== 'line' || room.cursor !== room.line.length) return;
    const hint = options.hint(typed(room.line));
    const columns = output.columns ?? 80;
    const space = columns - ((labelWidth + displayWidth(room.line)) % columns) - 1;
    if (hint === '' || space < MIN_HINT_WIDTH) return;
    const text = displayWidth(hint) <= space ? hint : `${hint.slice(0, space - 1)}…`;
    output.write(`\u001b7${style.dim(text)}\u001b8`);
    isHintShown = true;
  }

  function eraseHint(): void {
    if (isHintShown) output.write('\u001b[K');
    isHintShown = false;
  }

  const next = (newMode: 'line' | 'question', label: string) =>
    new Promise<string | undefined | typeof interrupted>((resolve) => {
      mode = newMode;
      waiting = resolve;
      showPrompt(label);
    });

  return {
    async read() {
      const line = ready.shift();
      if (line !== undefined || isClosed) return line;
      const read = await next('line', options.label);
      return typeof read === 'string' ? read : undefined;
    },
    async confirm(question) {
      const answer = isClosed ? undefined : await next('question', `${question} [y/N] `);
      return typeof answer === 'string' && /^\s*y(es)?\s*$/i.test(answer);
    },
    async lend(work) {
      room.pause();
      if (isTerminal) input.setRawMode(false);
      try {
        return await work();
      } finally {
        if (isTerminal) input.setRawMode(true);
        if (!isClosed) room.resume();
      }
    },
    close() {
      room.close();
    },
  };
}

function toRecalled(line: string): string {
  return line.replaceAll('\n', SHOWN_LINE_BREAK);
}
