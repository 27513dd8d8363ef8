import { createInterface } from 'node:readline';
import { type Confirm, toQuestion } from '../war-room/confirm.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { CliIo } from './io.ts';

/** Whether a person is there to be asked before something is destroyed, and wants to be. */
export function asksFirst(flags: GlobalFlags, io: CliIo): boolean {
  return !flags.yes && io.stdin.isTTY === true && io.stderr.isTTY === true;
}

/** Asks, on stderr, before a command that destroys something; only `y` or `yes` goes on, Ctrl-C and Ctrl-D do not. */
export function createConfirm(io: CliIo): Confirm {
  return (command, argumentSets) =>
    new Promise((resolve) => {
      const prompt = createInterface({ input: io.stdin, output: io.stderr });
      const giveUp = () => {
        io.stderr.write('\n');
        resolve(false);
      };
      prompt.once('close', giveUp);
      prompt.once('SIGINT', () => prompt.close());
      prompt.question(`${toQuestion(command, argumentSets)} [y/N] `, (answer) => {
        prompt.off('close', giveUp);
        prompt.close();
        resolve(/^y(?:es)?$/i.test(answer.trim()));
      });
    });
}
