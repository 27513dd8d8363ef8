import { createInterface } from 'node:readline';
import { PromptOutput, say, toSafeText } from '../terminal/write.ts';
import { type Consent, type Question, refuseUnasked } from '../war-room/consent.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { CliIo } from './io.ts';

/** How a command on the command line gets a person's consent: from `--yes`, from a person at a terminal, or not at all. */
export function toConsent(flags: GlobalFlags, io: CliIo): Consent {
  if (flags.yes) return 'given';
  const isPerson = io.stdin.isTTY === true && io.stderr.isTTY === true;
  return isPerson ? (question) => ask(question, io) : refuseUnasked;
}

/** Asks on stderr. Only `y` or `yes` agrees; Ctrl-C and Ctrl-D do not. */
function ask({ facts, statement }: Question, { stdin, stderr }: CliIo): Promise<boolean> {
  for (const fact of facts) say(stderr, `${fact}\n`);
  return new Promise((resolve) => {
    const prompt = createInterface({ input: stdin, output: new PromptOutput(stderr) });
    const giveUp = () => {
      say(stderr, '\n');
      resolve(false);
    };
    prompt.once('close', giveUp);
    prompt.once('SIGINT', () => prompt.close());
    prompt.question(`${toSafeText(statement)} Continue? [y/N] `, (answer) => {
      prompt.off('close', giveUp);
      prompt.close();
      resolve(/^y(?:es)?$/i.test(answer.trim()));
    });
  });
}
