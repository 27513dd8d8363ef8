import { fork } from 'node:child_process';
import type { JobReply, Order, Sample } from './job.ts';

/** Has a job done in a process of its own and answers what it took. Getting ready for it is not measured. */
export async function measureJob(entry: string, order: Order, onWarm: () => Promise<void>): Promise<Sample> {
  const child = fork(entry, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    return await new Promise<Sample>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`The contestant ended with exit status ${code}.`)));
      child.on('message', (reply: JobReply) => {
        if (reply.kind === 'done') resolve(reply.sample);
        else if (reply.kind === 'failed') reject(new Error(reply.message));
        else onWarm().then(() => child.send('go'), reject);
      });
      child.send(order);
    });
  } finally {
    child.kill();
  }
}
