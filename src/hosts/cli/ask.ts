import { createInterface, type Interface } from 'node:readline';
import { UsageError } from '../../errors.ts';
import { PromptOutput, say } from '../terminal/write.ts';
import type { CliIo } from './io.ts';

/** Asks a person at a terminal, on stderr. Ctrl-C and Ctrl-D end everything with a `UsageError`. */
export interface Asker {
  /** A blank answer is the default; the question is asked again where there is none. */
  text(question: string, options?: { readonly default?: string; readonly mayBeBlank?: boolean }): Promise<string>;
  /** Nothing of the answer is shown. Blanks around it do not count unless it is wanted exactly as it was typed. */
  secret(question: string, options?: { readonly isExact?: boolean }): Promise<string>;
  /** The index of the chosen one; the first is the default. */
  choose(question: string, choices: readonly string[]): Promise<number>;
  confirm(question: string): Promise<boolean>;
  close(): void;
}

export function createAsker(io: Pick<CliIo, 'stdin' | 'stderr'>): Asker {
  return new TerminalAsker(io);
}

interface Waiting {
  readonly resolve: (line: string) => void;
  readonly reject: (error: UsageError) => void;
}

class TerminalAsker implements Asker {
  readonly #stderr: CliIo['stderr'];
  readonly #output: PromptOutput;
  readonly #readline: Interface;
  readonly #lines: string[] = [];
  #waiting: Waiting | undefined;
  #isEnded = false;

  constructor({ stdin, stderr }: Pick<CliIo, 'stdin' | 'stderr'>) {
    this.#stderr = stderr;
    this.#output = new PromptOutput(stderr);
    // `terminal` makes readline read key by key, so that nothing else echoes a secret.
    this.#readline = createInterface({ input: stdin, output: this.#output, terminal: true, historySize: 0 });
    this.#readline.on('line', (line) => {
      this.#lines.push(line);
      this.#settle();
    });
    this.#readline.on('close', () => this.#end());
    this.#readline.on('SIGINT', () => {
      say(stderr, '\n');
      this.#end();
    });
  }

  async text(
    question: string,
    { default: preset, mayBeBlank = false }: { default?: string; mayBeBlank?: boolean } = {},
  ): Promise<string> {
    const answer = (await this.#ask(`${question}${preset === undefined ? '' : ` [${preset}]`}: `)).trim();
    if (answer !== '') return answer;
    return preset ?? (mayBeBlank ? '' : this.text(question));
  }

  async secret(question: string, { isExact = false }: { isExact?: boolean } = {}): Promise<string> {
    this.#output.isMuted = true;
    try {
      const answer = await this.#ask(`${question} (not shown): `);
      say(this.#stderr, '\n');
      if (answer.trim() === '') return await this.secret(question, { isExact });
      return isExact ? answer : answer.trim();
    } finally {
      this.#output.isMuted = false;
    }
  }

  async choose(question: string, choices: readonly string[]): Promise<number> {
    const list = choices.map((choice, index) => `  ${index + 1}  ${choice}\n`).join('');
    say(this.#stderr, `${question}\n${list}`);
    const answer = await this.text('Number', { default: '1' });
    const index = Number(answer) - 1;
    return choices[index] === undefined ? this.choose(question, choices) : index;
  }

  async confirm(question: string): Promise<boolean> {
    return /^y(?:es)?$/i.test((await this.#ask(`${question} [y/N] `)).trim());
  }

  close(): void {
    this.#readline.close();
    this.#output.destroy();
  }

  #ask(question: string): Promise<string> {
    return new Promise((resolve, reject) => {
      say(this.#stderr, question);
      this.#waiting = { resolve, reject };
      this.#settle();
    });
  }

  #end(): void {
    this.#isEnded = true;
    this.#settle();
  }

  #settle(): void {
    const asked = this.#waiting;
    if (asked === undefined) return;
    const line = this.#lines.shift();
    if (line === undefined && !this.#isEnded) return;
    this.#waiting = undefined;
    if (line === undefined) asked.reject(new UsageError('Cancelled; nothing was changed.'));
    else asked.resolve(line);
  }
}
