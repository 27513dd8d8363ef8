import { createInterface } from 'node:readline';
import { systemClock } from '../../clock.ts';
import { answerLine } from './host.ts';

/** The process behind the Cortex shim: jobs in on stdin, answers out on stdout, one at a time, until the input ends. */
async function serve(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    await answerLine(line, (message) => process.stdout.write(`${JSON.stringify(message)}\n`), systemClock);
  }
}

// Not awaited: the shim's copy is a classic script, which has no await at its top. What is thrown ends the process.
void serve();
