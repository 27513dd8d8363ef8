import { createCredentials } from './bench-org.ts';
import type { Sample } from './measure/job.ts';
import type { NodeBinary } from './node-binaries.ts';
import { type Ceiling, measureCeiling } from './okta/measure-ceiling.ts';
import { startOktaProcess } from './okta/okta-control.ts';
import { ProcessRunners, type ProfileResult } from './process-runners.ts';
import { describeMachine, type Machine } from './report/describe-machine.ts';
import type { Growth, Runner, Scenario } from './scenario.ts';
import { toGrowths, toProcessScenarios, toWarmScenarios } from './scenarios.ts';
import type { Sizes } from './sizes.ts';
import { median, medianRatio } from './statistics.ts';
import { WarmRunners } from './warm-runners.ts';
import { createWorkspace } from './workspace.ts';

/** Everything that was measured. */
export interface Results {
  readonly machine: Machine;
  readonly date: string;
  readonly ceiling: { readonly user: Ceiling; readonly userPage: Ceiling; readonly logPage: Ceiling };
  readonly scenarios: readonly ScenarioResult[];
  /** What a cold start spends its time with. */
  readonly coldProfile: readonly ProfileResult[];
  readonly growths: readonly GrowthResult[];
}

export interface ScenarioResult {
  readonly id: string;
  readonly title: string;
  readonly reference: string;
  readonly contestants: readonly ContestantResult[];
  readonly targets: readonly TargetResult[];
}

export interface ContestantResult {
  readonly name: string;
  readonly wallMs: number;
  readonly cpuMs: number | undefined;
  readonly peakRssBytes: number | undefined;
  /** Time divided by that of the reference, round by round; the median of it. */
  readonly ratio: number;
  readonly samples: readonly Sample[];
}

export interface TargetResult {
  readonly of: string;
  readonly against: string;
  readonly atMost: number;
  readonly measured: number;
  readonly isMet: boolean;
}

export interface GrowthResult {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly series: readonly { readonly name: string; readonly points: readonly GrowthPoint[] }[];
}

export interface GrowthPoint {
  readonly size: number;
  /** Time divided by that of half the size, which was measured just before, round by round; the median of it. */
  readonly timesHalf: number | undefined;
  readonly wallMs: number;
  readonly peakRssBytes: number;
}

export interface BenchOptions {
  readonly sizes: Sizes;
  /** The versions of Node on which short processes are measured. */
  readonly nodes: readonly NodeBinary[];
  /** Which scenarios, by id; `cold-profile` is one, and growth has ids that begin with `growth-`. Default: all. */
  readonly isWanted?: (id: string) => boolean;
  readonly tell: (line: string) => void;
}

/** Measures everything, everybody's turn coming round after round. */
export async function runBench({ sizes, nodes, isWanted = () => true, tell }: BenchOptions): Promise<Results> {
  const workspace = await createWorkspace();
  const okta = await startOktaProcess(workspace.bench('okta/okta-process'), sizes.recordedPages);
  try {
    const processes = new ProcessRunners(okta, workspace);
    const warm = new WarmRunners(okta, workspace, await createCredentials());
    const machine = describeMachine();
    const pages = Math.ceil(sizes.ceilingRequests / 100);
    const ceiling = {
      user: await measureCeiling(okta.origin, '/api/v1/users/somebody', sizes.ceilingRequests),
      userPage: await measureCeiling(okta.origin, '/api/v1/users?limit=200', pages),
      logPage: await measureCeiling(okta.origin, '/api/v1/logs?limit=1000', pages),
    };
    tell(`The fast Okta answers ${Math.round(ceiling.user.requestsPerSecond)} requests a second.`);
    const scenarios: ScenarioResult[] = [];
    const wanted = [...toProcessScenarios(processes, sizes, nodes), ...toWarmScenarios(warm, sizes)];
    for (const scenario of wanted.filter(({ id }) => isWanted(id))) {
      scenarios.push(await runScenario(scenario, tell));
    }
    const coldProfile = isWanted('cold-profile') ? await processes.profileColdStart(sizes.coldRounds) : [];
    const growths: GrowthResult[] = [];
    for (const growth of toGrowths(warm, sizes).filter(({ id }) => isWanted(`growth-${id}`))) {
      growths.push(await runGrowth(growth, sizes.growthRounds, tell));
    }
    return { machine, date: new Date().toISOString().slice(0, 10), ceiling, scenarios, coldProfile, growths };
  } finally {
    okta.close();
    await workspace.remove();
  }
}

async function runScenario(scenario: Scenario, tell: BenchOptions['tell']): Promise<ScenarioResult> {
  const { id, title, reference, targets } = scenario;
  tell(title);
  const samples = await measureInTurn(scenario.contestants, scenario.rounds);
  const timesOf = (name: string): readonly number[] => (samples.get(name) ?? []).map(({ wallMs }) => wallMs);
  return {
    id,
    title,
    reference,
    contestants: scenario.contestants.map(({ name }) => {
      const own = samples.get(name) ?? [];
      return { name, ...toMedians(own), ratio: medianRatio(timesOf(name), timesOf(reference)), samples: own };
    }),
    targets: targets.map((target) => {
      const measured = medianRatio(timesOf(target.of), timesOf(target.against));
      return { ...target, measured, isMet: measured <= target.atMost };
    }),
  };
}

/** A B C, B C A, C A B, …: a machine that grows slower or faster favours nobody. */
async function measureInTurn(contestants: readonly Runner[], rounds: number): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const first = round % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      samples.get(contestant.name)?.push(await contestant.measure());
    }
  }
  return samples;
}

async function runGrowth(
  { id, title, unit, steps }: Growth,
  rounds: number,
  tell: BenchOptions['tell'],
): Promise<GrowthResult> {
  tell(`Growth: ${title}`);
  /** By contestant, then by size, then by round. */
  const samples = new Map<string, Sample[][]>();
  for (let round = 0; round < rounds; round += 1) {
    // One contestant after another: what is divided by one another is then measured one right after the other.
    for (const name of steps[0]?.contestants.map((contestant) => contestant.name) ?? []) {
      const own = samples.get(name) ?? steps.map(() => []);
      samples.set(name, own);
      for (const [index, { contestants }] of steps.entries()) {
        const runner = contestants.find((contestant) => contestant.name === name);
        if (runner !== undefined) own[index]?.push(await runner.measure());
      }
    }
  }
  const series = [...samples].map(([name, own]) => ({
    name,
    points: steps.map(({ size }, index) => toPoint(size, own[index] ?? [], own[index - 1])),
  }));
  return { id, title, unit, series };
}

function toPoint(size: number, samples: readonly Sample[], before: readonly Sample[] | undefined): GrowthPoint {
  const times = (of: readonly Sample[]) => of.map(({ wallMs }) => wallMs);
  const { wallMs, peakRssBytes = 0 } = toMedians(samples);
  return { size, timesHalf: before && medianRatio(times(samples), times(before)), wallMs, peakRssBytes };
}

function toMedians(samples: readonly Sample[]): Pick<ContestantResult, 'wallMs' | 'cpuMs' | 'peakRssBytes'> {
  const medianOf = (values: readonly (number | undefined)[]): number | undefined => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0 ? undefined : median(known);
  };
  return {
    wallMs: median(samples.map(({ wallMs }) => wallMs)),
    cpuMs: medianOf(samples.map(({ cpuMs }) => cpuMs)),
    peakRssBytes: medianOf(samples.map(({ peakRssBytes }) => peakRssBytes)),
  };
}
