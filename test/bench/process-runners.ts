import { PYTHON, startContainer, toNodeFolder } from '../cortex/container/container.ts';
import { toServedScript } from '../cortex/container/unified-script.ts';
import { ANSWERED_LOGIN, checkAmount, LOGIN, TOKEN } from './bench-org.ts';
import { measureFirstAnswer } from './measure/measure-first-answer.ts';
import { measureProcess, type Program } from './measure/measure-process.ts';
import {
  AXIOS,
  NODE_ALONE,
  OURS_CLI,
  OURS_HOST,
  OURS_IN_CORTEX,
  OURS_MCP,
  PYTHON_ALONE,
  PYTHON_JOBS,
  RAW_PROCESS,
  SDK,
} from './names.ts';
import type { NodeBinary } from './node-binaries.ts';
import type { OktaControl } from './okta/okta-control.ts';
import { type Breakdown, toMedianBreakdown } from './profile/cold-profile.ts';
import { profileProcess } from './profile/profile-process.ts';
import type { Runner } from './scenario.ts';
import type { Workspace } from './workspace.ts';

export interface ProfileResult {
  readonly name: string;
  readonly milliseconds: Breakdown;
}

interface Expected {
  /** Too short to be asked for its memory without changing what is measured. */
  readonly isShort: boolean;
  readonly pages: number;
  readonly amount: number;
  readonly requests: number;
}

const ONE_USER: Expected = { isShort: true, pages: 1, amount: 1, requests: 1 };
const NOTHING: Expected = { isShort: true, pages: 1, amount: 0, requests: 0 };

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'bench', version: '0' } },
};

const countUsers = (output: string): number => output.split(`"login":"${ANSWERED_LOGIN}"`).length - 1;
const countLines = (output: string): number => output.split('\n').length - 1;
const namesUser = (output: string): number => (output.includes(ANSWERED_LOGIN) ? 1 : 0);

/** Whole processes, from their start to their end. */
export class ProcessRunners {
  readonly #okta: OktaControl;
  readonly #workspace: Workspace;
  /** For the programs; nobody checks the certificate of the fast Okta, which no authority vouches for. */
  readonly #env: Readonly<Record<string, string>>;

  constructor(okta: OktaControl, workspace: Workspace) {
    this.#okta = okta;
    this.#workspace = workspace;
    this.#env = {
      OKTA_CLIENT_ORGURL: okta.origin,
      OKTA_CLIENT_TOKEN: TOKEN,
      OKTA_CLIENT_INSECURE: 'true',
      BENCH_LOGIN: LOGIN,
      // Node's compile cache, filled by the first run, which is not counted.
      XDG_CACHE_HOME: workspace.cache,
    };
  }

  /** One okta-get-user as a process. */
  coldStarts({ path: command }: NodeBinary): readonly Runner[] {
    const env = this.#env;
    const program = (args: readonly string[]): Program => ({ command, args, env, count: namesUser });
    // The SDK has no setting for it.
    const unchecked = { ...env, NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' };
    const sdk = program([this.#workspace.getUserWith('get-with-okta-sdk')]);
    return [
      this.#create(NODE_ALONE, { command, args: ['-e', '0'], env }, NOTHING),
      this.#create(RAW_PROCESS, program([this.#workspace.getUserWith('get-with-node-https')]), ONE_USER),
      this.#create(OURS_CLI, program(this.#cliArgs()), ONE_USER),
      this.#create(AXIOS, program([this.#workspace.getUserWith('get-with-axios')]), ONE_USER),
      this.#create(SDK, { ...sdk, env: unchecked }, ONE_USER),
    ];
  }

  /** The MCP server: how long a client waits at its start. Okta is not asked. */
  mcpStarts({ path: command }: NodeBinary): readonly Runner[] {
    const okta = this.#okta;
    const program: Program = {
      command,
      args: [this.#workspace.cli, 'mcp'],
      env: this.#env,
      input: `${JSON.stringify(INITIALIZE)}\n`,
      count: (output) => output.split('"serverInfo"').length - 1,
    };
    return [
      this.#create(NODE_ALONE, { command, args: ['-e', '0'], env: this.#env }, NOTHING),
      {
        name: OURS_MCP,
        async measure() {
          await okta.takeCount();
          const sample = await measureFirstAnswer(program);
          checkAmount(OURS_MCP, sample.amount, 1, 'results');
          checkAmount(OURS_MCP, await okta.takeCount(), 0, 'requests');
          return sample;
        },
      },
    ];
  }

  /** One command as Cortex runs it: a container from its start to its end, with the file that is uploaded. */
  inCortex({ path }: NodeBinary): readonly Runner[] {
    const [okta, script, nodeFolder] = [this.#okta, toServedScript(this.#workspace.script), toNodeFolder(path)];
    const { command, args, params } = this.#job();
    return [
      this.#create(PYTHON_ALONE, { command: PYTHON, args: ['-c', 'pass'] }, NOTHING),
      {
        name: OURS_IN_CORTEX,
        async measure() {
          await okta.takeCount();
          const startedMs = performance.now();
          const container = startContainer({ script, nodeFolder });
          const { entries } = await container.run({ command, args, params });
          await container.close();
          const wallMs = performance.now() - startedMs;
          checkAmount(OURS_IN_CORTEX, countUsers(JSON.stringify(entries)), 1, 'results');
          checkAmount(OURS_IN_CORTEX, await okta.takeCount(), 1, 'requests');
          return { wallMs, amount: 1 };
        },
      },
    ];
  }

  /** Many commands in one process, each with a client of its own, as Cortex has it. */
  manyJobs(jobs: number): readonly Runner[] {
    const input = `${JSON.stringify(this.#job())}\n`.repeat(jobs);
    const expected = { isShort: true, pages: 1, amount: jobs, requests: jobs };
    const python = [`${import.meta.dirname}/programs/jobs-with-python.py`];
    const countResults = (output: string) => output.split('"results"').length - 1;
    return [
      this.#create(PYTHON_JOBS, { command: PYTHON, args: python, input, count: countResults }, expected),
      this.#create(OURS_HOST, { args: [this.#workspace.cortex], input, count: countResults }, expected),
    ];
  }

  ndjson(pages: number): readonly Runner[] {
    const expected = { isShort: false, pages, amount: pages * 200, requests: pages };
    const cli = [this.#workspace.cli, 'run', '!okta-list-users limit=0', '--format', 'ndjson'];
    const raw = [this.#workspace.bench('programs/ndjson-with-node-https')];
    return [
      this.#create(OURS_CLI, { args: cli, env: this.#env, count: countLines }, expected),
      this.#create(RAW_PROCESS, { args: raw, env: this.#env, count: countLines }, expected),
    ];
  }

  /** What the time of a cold start is spent on, for the bare process and for ours. */
  async profileColdStart(runs: number): Promise<readonly ProfileResult[]> {
    const raw = [this.#workspace.getUserWith('get-with-node-https')];
    const results: ProfileResult[] = [];
    for (const [name, args] of Object.entries({ [RAW_PROCESS]: raw, [OURS_CLI]: this.#cliArgs() })) {
      const breakdowns: Breakdown[] = [];
      for (let run = 0; run < runs; run += 1) breakdowns.push(await profileProcess({ args, env: this.#env }));
      results.push({ name, milliseconds: toMedianBreakdown(breakdowns) });
    }
    return results;
  }

  #cliArgs(): readonly string[] {
    return [this.#workspace.cli, 'run', `!okta-get-user username=${LOGIN}`, '--json'];
  }

  #job() {
    return {
      command: 'okta-get-user',
      args: { username: LOGIN },
      params: { url: this.#okta.origin, credentials: { password: TOKEN }, insecure: true },
      integrationContext: {},
    };
  }

  /** The first run is not counted: it shows what the program prints, so that it can be checked, and it fills caches. */
  #create(name: string, program: Program, expected: Expected): Runner {
    const okta = this.#okta;
    const reportUsage = expected.isShort ? undefined : this.#workspace.bench('measure/report-usage');
    let isChecked = false;
    return {
      name,
      async measure() {
        await okta.setLengths({ userPages: expected.pages, logPages: 1 });
        if (!isChecked) {
          const { amount } = await measureProcess(program, { countOutput: true, reportUsage });
          checkAmount(name, amount, expected.amount, 'results');
          isChecked = true;
        }
        await okta.takeCount();
        const sample = await measureProcess(program, { countOutput: false, reportUsage });
        checkAmount(name, await okta.takeCount(), expected.requests, 'requests');
        return sample;
      },
    };
  }
}
