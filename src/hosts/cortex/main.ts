import { systemClock } from '../../clock.ts';
import { toOutputError } from '../../core/file-fault.ts';
import { TransportPool } from '../../okta/http/transport-pool.ts';
import { answerLine } from './host.ts';
import { readLines, toLine } from './json-lines.ts';

// axios looks whether there is a FormData, and the first look makes Node load all of its fetch, which nothing here uses.
Reflect.deleteProperty(globalThis, 'FormData');

/** One process may get jobs of many instances; connections are kept for those that were used last. */
const MAX_CONNECTED_SETS = 4;

/** The process behind the Cortex shim: jobs on stdin, answers on stdout, one at a time, until the input ends. */
async function serve(): Promise<void> {
  const transports = new TransportPool(MAX_CONNECTED_SETS);
  for await (const line of readLines(process.stdin.setEncoding('utf8'))) {
    if (line.trim() === '') continue;
    await answerLine(line, (message) => process.stdout.write(toLine(message)), systemClock, process.env, transports);
  }
}

// The shim is gone, or what it writes to is full: nobody would read further answers.
process.stdout.once('error', (error) => {
  process.stderr.write(`${toOutputError(error).message}\n`);
  process.exit(1);
});

// Not awaited: the shim runs this as a script, which has no await at its top. What is thrown ends the process.
void serve();
