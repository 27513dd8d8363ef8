import { fork } from 'node:child_process';
import type { ListLengths } from './fast-okta.ts';
import type { OktaOrder, OktaReply } from './okta-process.ts';

/** The fast Okta, as the process that measures sees it. */
export interface OktaControl {
  readonly origin: string;
  setLengths(lengths: ListLengths): Promise<void>;
  /** Requests answered since the last call. */
  takeCount(): Promise<number>;
  close(): void;
}

/** @param entry the bundled `okta-process` */
export async function startOktaProcess(entry: string, pages: number): Promise<OktaControl> {
  const child = fork(entry, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

  const ask = (order: OktaOrder): Promise<number> =>
    new Promise((resolve, reject) => {
      const onExit = (): void => reject(new Error('The fast Okta has ended.'));
      child.once('exit', onExit);
      child.once('message', ({ value }: OktaReply) => {
        child.off('exit', onExit);
        resolve(value);
      });
      child.send(order);
    });

  const port = await ask({ kind: 'record', pages });
  return {
    origin: `https://127.0.0.1:${port}`,
    setLengths: async (lengths) => {
      await ask({ kind: 'set-lengths', lengths });
    },
    takeCount: () => ask({ kind: 'take-count' }),
    close: () => child.disconnect(),
  };
}
