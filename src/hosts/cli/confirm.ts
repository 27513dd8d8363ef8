import { createInterface } from 'node:readline/promises';
import { type Confirm, toQuestion } from '../war-room/confirm.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { CliIo } from './io.ts';

/** Whether a person is there to be asked before something is destroyed, and wants to be. */
export function asksFirst(flags: GlobalFlags, io: CliIo): boolean {
  return !flags.yes && io.stdin.isTTY === true && io.stderr.isTTY === true;
}

/** Asks, on stderr, before a command that destroys something; only `y` or `yes` goes on. */
export function createConfirm(io: CliIo): Confirm {
  return async (command, argumentSets) => {
    const prompt = createInterface({ input: io.stdin, output: io.stderr });
    try {
      const answer = await prompt.question(`${toQuestion(command, argumentSets)} [y/N] `);
      return /^y(?:es)?$/i.test(answer.trim());
    } finally {
      prompt.close();
    }
  };
}
