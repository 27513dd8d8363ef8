import { createInterface } from 'node:readline';
import { systemClock } from '../../clock.ts';
import { answerLine } from './host.ts';

/** The process behind the Cortex shim: jobs in on stdin, answers out on stdout, one at a time, until the input ends. */
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  await answerLine(line, (message) => process.stdout.write(`${JSON.stringify(message)}\n`), systemClock);
}
