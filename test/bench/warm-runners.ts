import { pathToFileURL } from 'node:url';
import { type Credentials, checkAmount } from './bench-org.ts';
import type { ListMode, Target } from './contestants/contestant.ts';
import type { Job } from './measure/job.ts';
import { measureJob } from './measure/measure-job.ts';
import { AXIOS, OURS, RAW, SDK } from './names.ts';
import type { OktaControl } from './okta/okta-control.ts';
import type { Runner } from './scenario.ts';
import type { Workspace } from './workspace.ts';

const NAMES = { 'okta-v2': OURS, 'raw-https': RAW, 'bare-axios': AXIOS, 'okta-sdk': SDK } as const;
export type ContestantFile = keyof typeof NAMES;

/** Pages of a list that are read before it is measured. */
const WARM_PAGES = 3;

interface Expected {
  /** Undefined: whatever comes. */
  readonly amount?: number;
  readonly requests: number;
  readonly pages?: number;
}

/** Jobs in a process that is warm: it has done the same before, which is not counted. */
export class WarmRunners {
  readonly #okta: OktaControl;
  readonly #workspace: Workspace;
  readonly #credentials: Credentials;

  constructor(okta: OktaControl, workspace: Workspace, credentials: Credentials) {
    this.#okta = okta;
    this.#workspace = workspace;
    this.#credentials = credentials;
  }

  getUsers(
    contestant: ContestantFile,
    credential: Target['credential']['kind'],
    requests: number,
    concurrency: number,
  ): Runner {
    const job = { kind: 'get-user', requests, concurrency } as const;
    return this.#create(contestant, credential, job, job, { amount: requests, requests });
  }

  list(contestant: ContestantFile, kind: 'list-users' | 'get-logs', mode: ListMode, pages: number): Runner {
    const job = { kind, mode } as const;
    const amount = pages * (kind === 'list-users' ? 200 : 1000);
    return this.#create(contestant, 'api-token', job, job, { amount, requests: pages, pages });
  }

  table(contestant: ContestantFile, rows: number): Runner {
    const warmUp = { kind: 'draw-table', rows: Math.ceil(rows / 10) } as const;
    return this.#create(contestant, 'api-token', warmUp, { kind: 'draw-table', rows }, { requests: 0 });
  }

  #create(
    contestant: ContestantFile,
    credential: Target['credential']['kind'],
    warmUp: Job,
    job: Job,
    expected: Expected,
  ): Runner {
    const [okta, workspace, name] = [this.#okta, this.#workspace, NAMES[contestant]];
    const order = {
      contestant: pathToFileURL(workspace.bench(`contestants/${contestant}`)).href,
      target: { origin: okta.origin, credential: this.#credentials[credential] },
      warmUp,
      job,
    };
    return {
      name,
      async measure() {
        await okta.setLengths({ userPages: WARM_PAGES, logPages: WARM_PAGES });
        const sample = await measureJob(workspace.bench('measure/job-process'), order, async () => {
          await okta.setLengths({ userPages: expected.pages ?? 1, logPages: expected.pages ?? 1 });
          await okta.takeCount();
        });
        checkAmount(name, sample.amount, expected.amount ?? sample.amount, 'results');
        checkAmount(name, await okta.takeCount(), expected.requests, 'requests');
        return sample;
      },
    };
  }
}
