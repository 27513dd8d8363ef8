import { systemClock } from '../../clock.ts';
import { answerLine, type Message } from './host.ts';
import { readLines } from './read-lines.ts';
import { toLine } from './to-line.ts';

/** The process behind the Cortex shim: jobs in on stdin, answers out on stdout, one at a time, until the input ends. */
async function serve(): Promise<void> {
  for await (const line of readLines(process.stdin.setEncoding('utf8'))) {
    if (line.trim() === '') continue;
    const write = (message: Message) => process.stdout.write(toLine(message));
    await answerLine(line, write, systemClock, process.env);
  }
}

// Not awaited: the shim's copy is a classic script, which has no await at its top. What is thrown ends the process.
void serve();
