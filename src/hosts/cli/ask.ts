import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from '../../errors.ts';
import type { CliIo } from './io.ts';

/** Asks a person at a terminal, on stderr. Ctrl-C and Ctrl-D end everything with a `UsageError`. */
export interface Asker {
  /** A blank answer is the default, or asked again where there is none. */
  text(question: string, options?: { readonly default?: string; readonly mayBeBlank?: boolean }): Promise<string>;
  /** Nothing of the answer is shown. */
  secret(question: string): Promise<string>;
  /** The index of the chosen one; the first is the default. */
  choose(question: string, choices: readonly string[]): Promise<number>;
  confirm(question: string): Promise<boolean>;
  close(): void;
}

export function createAsker({ stdin, stderr }: Pick<CliIo, 'stdin' | 'stderr'>): Asker {
  let isMuted = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (isMuted) done();
      else stderr.write(chunk, () => done());
    },
  });
  // A terminal of readline's own making: it reads key by key, so that nothing else echoes what is typed.
  const room = createInterface({ input: stdin, output, terminal: true, historySize: 0 });
  const lines: string[] = [];
  let waiting: { resolve: (line: string) => void; reject: (error: UsageError) => void } | undefined;
  let isEnded = false;
  const settle = () => {
    const asked = waiting;
    if (asked === undefined) return;
    const line = lines.shift();
    if (line === undefined && !isEnded) return;
    waiting = undefined;
    if (line === undefined) asked.reject(new UsageError('Cancelled; nothing was written.'));
    else asked.resolve(line);
  };
  room.on('line', (line) => {
    lines.push(line);
    settle();
  });
  const end = () => {
    isEnded = true;
    settle();
  };
  room.on('close', end);
  room.on('SIGINT', () => {
    stderr.write('\n');
    end();
  });

  const ask = (question: string) =>
    new Promise<string>((resolve, reject) => {
      stderr.write(question);
      waiting = { resolve, reject };
      settle();
    });

  const asker: Asker = {
    async text(question, { default: preset, mayBeBlank = false } = {}) {
      const answer = (await ask(`${question}${preset === undefined ? '' : ` [${preset}]`}: `)).trim();
      if (answer !== '') return answer;
      return preset ?? (mayBeBlank ? '' : asker.text(question));
    },
    async secret(question) {
      isMuted = true;
      try {
        const answer = (await ask(`${question} (not shown): `)).trim();
        stderr.write('\n');
        return answer === '' ? await asker.secret(question) : answer;
      } finally {
        isMuted = false;
      }
    },
    async choose(question, choices) {
      const list = choices.map((choice, index) => `  ${index + 1}  ${choice}\n`).join('');
      stderr.write(`${question}\n${list}`);
      const answer = await asker.text('Number', { default: '1' });
      const index = Number(answer) - 1;
      return choices[index] === undefined ? asker.choose(question, choices) : index;
    },
    async confirm(question) {
      return /^y(?:es)?$/i.test((await ask(`${question} [y/N] `)).trim());
    },
    close: () => room.close(),
  };
  return asker;
}
