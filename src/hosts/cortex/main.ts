import { systemClock } from '../../clock.ts';
import { answerLine } from './host.ts';
import { readLines, toLine } from './json-lines.ts';

// axios looks whether there is a FormData, and the first look makes Node load all of its fetch, which nothing here uses.
Reflect.deleteProperty(globalThis, 'FormData');

/** The process behind the Cortex shim: jobs on stdin, answers on stdout, one at a time, until the input ends. */
async function serve(): Promise<void> {
  for await (const line of readLines(process.stdin.setEncoding('utf8'))) {
    if (line.trim() === '') continue;
    await answerLine(line, (message) => process.stdout.write(toLine(message)), systemClock, process.env);
  }
}

// Not awaited: the shim runs this as a script, which has no await at its top. What is thrown ends the process.
void serve();
