import { generateKeyPair } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { ListMode, Target } from './contestants/contestant.ts';
import type { Job, Sample } from './measure/job.ts';
import { measureJob } from './measure/measure-job.ts';
import { measureProcess, type Program } from './measure/measure-process.ts';
import type { OktaControl } from './okta/okta-control.ts';
import { type Breakdown, toMedianBreakdown } from './profile/cold-profile.ts';
import { profileProcess } from './profile/profile-process.ts';
import {
  AXIOS,
  NOTHING,
  OURS,
  OURS_CLI,
  OURS_CORTEX,
  OURS_UNCACHED,
  RAW,
  RAW_PROCESS,
  type Runner,
  SDK,
} from './scenarios.ts';
import type { Workspace } from './workspace.ts';

export type ContestantFile = 'okta-v2' | 'raw-http' | 'bare-axios' | 'okta-sdk';

/** Puts each piece of work together with the fast Okta and checks that it was really done. */
export interface Laboratory {
  getUsers(
    contestant: ContestantFile,
    credential: Target['credential']['kind'],
    requests: number,
    concurrency: number,
  ): Runner;
  list(contestant: ContestantFile, kind: 'list-users' | 'get-logs', mode: ListMode, pages: number): Runner;
  table(contestant: ContestantFile, rows: number): Runner;
  /** @param environment what of this process's own the programs get beside PATH and HOME */
  coldStarts(environment: Readonly<Record<string, string>>): readonly Runner[];
  ndjson(pages: number): readonly Runner[];
  /** What the time of a cold start goes into, for the bare process and for ours. */
  profileColdStart(runs: number): Promise<readonly ProfileResult[]>;
}

export interface ProfileResult {
  readonly name: string;
  readonly milliseconds: Breakdown;
}

const NAMES: Readonly<Record<ContestantFile, string>> = {
  'okta-v2': OURS,
  'raw-http': RAW,
  'bare-axios': AXIOS,
  'okta-sdk': SDK,
};

const TOKEN = '00benchTokenOfNobody-Example-000000000042';
const LOGIN = 'employee.1@acme.example';
/** Pages of a list that are read before it is measured. */
const WARM_PAGES = 3;

export async function createLaboratory(okta: OktaControl, workspace: Workspace): Promise<Laboratory> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const credentials = {
    'api-token': { kind: 'api-token', token: TOKEN },
    dpop: { kind: 'dpop', clientId: '0oaBenchClient00042', privateKeyPem: privateKey },
  } as const;
  const environment = {
    OKTA_CLIENT_ORGURL: okta.origin,
    OKTA_CLIENT_TOKEN: TOKEN,
    BENCH_LOGIN: LOGIN,
    // Compiled code is kept there, from the first run on, which is not counted.
    XDG_CACHE_HOME: workspace.cache,
  };

  const cliArgs = [workspace.cli, 'run', `!okta-get-user username=${LOGIN}`, '--json'];

  /** @param expected what the amount has to be, and how many requests it takes */
  const byJob = (
    contestant: ContestantFile,
    credential: Target['credential']['kind'],
    warmUp: Job,
    job: Job,
    expected: { readonly amount?: number; readonly requests: number; readonly pages?: number },
  ): Runner => ({
    name: NAMES[contestant],
    async measure() {
      await okta.setLengths({ userPages: WARM_PAGES, logPages: WARM_PAGES });
      const order = {
        contestant: pathToFileURL(workspace.bench(`contestants/${contestant}`)).href,
        target: { origin: okta.origin, credential: credentials[credential] },
        warmUp,
        job,
      };
      const sample = await measureJob(workspace.bench('measure/job-process'), order, async () => {
        await okta.setLengths({ userPages: expected.pages ?? 1, logPages: expected.pages ?? 1 });
        await okta.takeCount();
      });
      check(NAMES[contestant], sample.amount, expected.amount ?? sample.amount, 'results');
      check(NAMES[contestant], await okta.takeCount(), expected.requests, 'requests');
      return sample;
    },
  });

  /** The first run shows what it prints, so that it can be checked; it is slower and is not counted. */
  const byProgram = (name: string, program: Program, options: ProgramOptions): Runner => {
    let isChecked = false;
    const run = (countOutput: boolean): Promise<Sample> =>
      measureProcess(program, {
        countOutput,
        reportUsage: options.isShort ? undefined : workspace.bench('measure/report-usage'),
      });
    return {
      name,
      async measure() {
        await okta.setLengths({ userPages: options.pages, logPages: 1 });
        if (!isChecked) {
          check(name, (await run(true)).amount, options.amount, 'results');
          isChecked = true;
        }
        await okta.takeCount();
        const sample = await run(false);
        check(name, await okta.takeCount(), options.requests, 'requests');
        return sample;
      },
    };
  };

  return {
    getUsers(contestant, credential, requests, concurrency) {
      const job = { kind: 'get-user', requests, concurrency } as const;
      return byJob(contestant, credential, job, job, { amount: requests, requests });
    },

    list(contestant, kind, mode, pages) {
      const job = { kind, mode } as const;
      const amount = pages * (kind === 'list-users' ? 200 : 1000);
      return byJob(contestant, 'api-token', job, job, { amount, requests: pages, pages });
    },

    table(contestant, rows) {
      const warmUp = { kind: 'draw-table', rows: Math.ceil(rows / 10) } as const;
      return byJob(contestant, 'api-token', warmUp, { kind: 'draw-table', rows }, { requests: 0 });
    },

    coldStarts(own) {
      const env = { ...own, ...environment };
      const short = { isShort: true, pages: 1, amount: 1, requests: 1 };
      const namesUser = (output: string): number => (output.includes('grace.okafor@acme.example') ? 1 : 0);
      const job = {
        command: 'okta-get-user',
        args: { username: LOGIN },
        params: { url: okta.origin, credentials: { password: TOKEN } },
        integrationContext: {},
      };
      const cli = { args: cliArgs, env, count: namesUser };
      const program = (file: string): Program => ({ args: [file], env, count: namesUser });
      return [
        byProgram(NOTHING, { args: ['-e', '0'], env }, { ...short, amount: 0, requests: 0 }),
        byProgram(RAW_PROCESS, program(workspace.getUserWith('get-with-node-http')), short),
        byProgram(OURS_CLI, cli, short),
        byProgram(
          OURS_CORTEX,
          { args: [workspace.cortex], env, input: `${JSON.stringify(job)}\n`, count: namesUser },
          short,
        ),
        byProgram(OURS_UNCACHED, { ...cli, env: { ...env, NODE_DISABLE_COMPILE_CACHE: '1' } }, short),
        byProgram(AXIOS, program(workspace.getUserWith('get-with-axios')), short),
        byProgram(SDK, program(workspace.getUserWith('get-with-okta-sdk')), short),
      ];
    },

    ndjson(pages) {
      const long = { isShort: false, pages, amount: pages * 200, requests: pages };
      const count = (output: string): number => output.split('\n').length - 1;
      const cli = [workspace.cli, 'run', '!okta-list-users limit=0', '--format', 'ndjson'];
      const raw = [workspace.bench('programs/ndjson-with-node-http')];
      return [
        byProgram(OURS_CLI, { args: cli, env: environment, count }, long),
        byProgram(RAW_PROCESS, { args: raw, env: environment, count }, long),
      ];
    },

    async profileColdStart(runs) {
      const programs = { [RAW_PROCESS]: [workspace.getUserWith('get-with-node-http')], [OURS_CLI]: cliArgs };
      const results: ProfileResult[] = [];
      for (const [name, args] of Object.entries(programs)) {
        const breakdowns: Breakdown[] = [];
        // One more, not counted: it leaves the compiled code for the others.
        for (let run = 0; run <= runs; run += 1) breakdowns.push(await profileProcess({ args, env: environment }));
        results.push({ name, milliseconds: toMedianBreakdown(breakdowns.slice(1)) });
      }
      return results;
    },
  };
}

interface ProgramOptions {
  /** Too short to be asked for its memory without changing what is measured. */
  readonly isShort: boolean;
  readonly pages: number;
  readonly amount: number;
  readonly requests: number;
}

function check(name: string, actual: number, expected: number, what: string): void {
  if (actual !== expected) throw new Error(`${name} made ${actual} ${what} where ${expected} were due.`);
}
