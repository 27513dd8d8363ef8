/**
 * The only place that writes to a terminal. Whatever is written may hold what Okta, an argument or a file says, so control
 * characters are shown instead of obeyed: an escape sequence could fill the clipboard (OSC 52) or overwrite what is shown.
 */
import { Writable } from 'node:stream';
import { toOutputError } from '../../core/file-fault.ts';
import { escapeControls } from '../../readable/escape-controls.ts';

type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Why it takes no more text. */
  readonly errored?: Error | null;
};

/** Line breaks, and the colours and weights of `Style`. */
const TEXT_PARTS = /(\n|\u001b\[(?:22|3[12369]|[12])m)/;
/** Beyond those, what readline moves the cursor with. */
const PROMPT_PARTS = /([\r\n]|\u001b\[\d*(?:;\d+)?[A-DGHJK]|\u001b\[(?:22|3[12369]|[12])m)/;

/** Text of several lines, in which a terminal finds nothing to obey but colours. */
export function toSafeText(text: string): string {
  return keepParts(text, TEXT_PARTS);
}

/** Shows a message to a person. */
export function say(output: Output, text: string): void {
  output.write(toSafeText(text));
}

/** Characters that are written at a time where a person may interrupt. */
const PIECE = 32_768;

/**
 * Writes a result: for a terminal without control characters, for a file or another program as it is. Resolves once the
 * text is handed over, so that a slow reader slows us down instead of filling our memory.
 *
 * @throws {OutputError} where the text cannot be handed over
 * @param signal ends the writing between two pieces of the text; the first is always written, since it may say that a
 *   command was cancelled
 */
export async function write(output: Output, text: string, signal?: AbortSignal): Promise<void> {
  const safe = output.isTTY === true ? toSafeText(text) : text;
  if (signal === undefined) return handOver(output, safe);
  for (let start = 0; start < safe.length && (start === 0 || !signal.aborted); start += PIECE) {
    await handOver(output, safe.slice(start, start + PIECE));
    // Lets the key be read that interrupts.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function handOver(output: Output, text: string): Promise<void> {
  // After a failure it would never ask for more.
  if (output.errored) throw toOutputError(output.errored);
  if (output.write(text)) return;
  await new Promise<void>((resolve, reject) => {
    const settle = (error?: Error) => {
      output.off('drain', settle);
      output.off('error', settle);
      output.off('close', settle);
      if (error instanceof Error) reject(toOutputError(error));
      else resolve();
    };
    output.once('drain', settle);
    output.once('error', settle);
    output.once('close', settle);
  });
}

const CURSOR = {
  clearLine: '\r\u001b[K',
  clearToLineEnd: '\u001b[K',
} as const;

/** Clears the line, or what is behind the cursor. */
export function clear(output: Output, what: keyof typeof CURSOR): void {
  output.write(CURSOR[what]);
}

/** Shows text behind the cursor, which stays where it is. */
export function showBehindCursor(output: Output, text: string): void {
  output.write(`\u001b7${toSafeText(text)}\u001b8`);
}

/** The terminal as readline may write to it: readline moves the cursor, and the text it echoes commands nothing. */
export class PromptOutput extends Writable {
  /** While it is true, nothing is shown: a secret is being typed. */
  isMuted = false;
  readonly #terminal: Output;
  readonly #onResize = () => void this.emit('resize');

  constructor(terminal: Output) {
    super({ decodeStrings: false });
    this.#terminal = terminal;
    terminal.on('resize', this.#onResize);
  }

  get isTTY(): boolean {
    return this.#terminal.isTTY === true;
  }

  get columns(): number {
    return this.#terminal.columns ?? 80;
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    if (!this.isMuted) this.#terminal.write(keepParts(String(chunk), PROMPT_PARTS));
    // At once: a write that waited for the terminal would come behind what others write meanwhile.
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#terminal.off('resize', this.#onResize);
    done(error);
  }
}

function keepParts(text: string, parts: RegExp): string {
  return text
    .split(parts)
    .map((part, index) => (index % 2 === 1 ? part : escapeControls(part)))
    .join('');
}
