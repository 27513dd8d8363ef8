import { createInterface } from 'node:readline';
import { PromptOutput, say } from '../terminal/write.ts';
import type { CliIo } from './io.ts';

/** Asks a person at a terminal for one line, on stderr; undefined after Ctrl-C and Ctrl-D. */
export function askLine(question: string, { stdin, stderr }: CliIo): Promise<string | undefined> {
  return new Promise((resolve) => {
    const prompt = createInterface({ input: stdin, output: new PromptOutput(stderr) });
    const giveUp = () => {
      say(stderr, '\n');
      resolve(undefined);
    };
    prompt.once('close', giveUp);
    prompt.once('SIGINT', () => prompt.close());
    prompt.question(question, (answer) => {
      prompt.off('close', giveUp);
      prompt.close();
      resolve(answer);
    });
  });
}
