import type { ProfileResult } from '../process-runners.ts';
import { PARTS } from '../profile/cold-profile.ts';
import type {
  ContestantResult,
  GrowthPoint,
  GrowthResult,
  Results,
  ScenarioResult,
  TargetResult,
} from '../run-bench.ts';

/** The results as tables in markdown. */
export function toMarkdown(results: Results): string {
  const { machine, date, ceiling, scenarios, coldProfile, growths } = results;
  const { user, userPage, logPage } = ceiling;
  return [
    `Measured on ${date}: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}.`,
    `Okta was played by a process on the same machine that can give ${thousands(user.requestsPerSecond)} users, ` +
      `${thousands(userPage.requestsPerSecond)} pages of users (${thousands(userPage.megabytesPerSecond)} MB) or ` +
      `${thousands(logPage.requestsPerSecond)} pages of events (${thousands(logPage.megabytesPerSecond)} MB) a second over TLS. ` +
      'No contestant checks its certificate. All figures are medians; ratios are medians of the ratios round by round.',
    '',
    ...scenarios.flatMap(toScenarioLines),
    ...(coldProfile.length === 0 ? [] : toProfileLines(coldProfile)),
    ...(growths.length === 0 ? [] : toGrowthLines(growths)),
    '',
  ].join('\n');
}

function toScenarioLines({ title, reference, contestants, targets }: ScenarioResult): readonly string[] {
  return [
    `**${title}**`,
    '',
    `| | time | × ${reference} | processor time | peak memory |`,
    '|---|---:|---:|---:|---:|',
    ...contestants.map(toContestantLine),
    '',
    ...targets.map(toTargetLine),
    '',
  ];
}

function toContestantLine({ name, wallMs, ratio, cpuMs, peakRssBytes }: ContestantResult): string {
  const cpu = cpuMs === undefined ? '' : toTime(cpuMs);
  const memory = peakRssBytes === undefined ? '' : toMemory(peakRssBytes);
  return `| ${name} | ${toTime(wallMs)} | ${ratio.toFixed(2)} | ${cpu} | ${memory} |`;
}

function toTargetLine({ of, against, atMost, measured, isMet }: TargetResult): string {
  return `- ${of} at most ${atMost} × ${against}: ${measured.toFixed(2)}, ${isMet ? 'met' : '**not met**'}`;
}

function toProfileLines(profiles: readonly ProfileResult[]): readonly string[] {
  const sums = profiles.map(({ milliseconds }) => PARTS.reduce((sum, part) => sum + milliseconds[part], 0));
  return [
    '**What a cold start spends its time with, by V8’s profiler, in milliseconds**',
    '',
    `| | ${profiles.map(({ name }) => name).join(' | ')} |`,
    `|---|${profiles.map(() => '---:|').join('')}`,
    ...PARTS.map(
      (part) => `| ${part} | ${profiles.map(({ milliseconds }) => milliseconds[part].toFixed(1)).join(' | ')} |`,
    ),
    `| together | ${sums.map((sum) => sum.toFixed(1)).join(' | ')} |`,
    '',
    'The profiler makes all of it slower, and begins when Node has made its heap: before and after that,',
    'a process spends what `node -e 0` spends.',
    '',
  ];
}

/** A tenth for the machine's moods. */
const MARGIN = 1.1;

function toGrowthLines(growths: readonly GrowthResult[]): readonly string[] {
  return [
    `**Growth: how many times as long it takes for so many times the rows, and from each size to its double**`,
    '',
    ...growths.flatMap(({ title, unit, series }) =>
      series.map(({ name, points }) => {
        const steps = points.slice(1).map(({ size, timesHalf = Number.NaN }) => {
          return `${timesHalf.toFixed(2)} (${size.toLocaleString('en-US')})`;
        });
        return `- ${title}, ${name}: ${toWholeGrowth(points)}; by ${unit}: ${steps.join(', ')}`;
      }),
    ),
  ];
}

/**
 * Over the whole range: a single step holds the moment at which V8 looks through its whole heap, or does not. Twice the
 * rows may take twice the time and a tenth more, at each doubling.
 */
function toWholeGrowth(points: readonly GrowthPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first === last) return 'one size';
  const rows = last.size / first.size;
  const time = points.slice(1).reduce((product, { timesHalf = Number.NaN }) => product * timesHalf, 1);
  const perDoubling = time ** (1 / Math.log2(rows));
  const verdict = perDoubling <= 2 * MARGIN ? 'linear' : '**not linear**';
  return `${time.toFixed(1)} × the time for ${rows} × the rows, ${perDoubling.toFixed(2)} at each doubling, ${verdict}`;
}

function toTime(ms: number): string {
  return ms < 1000 ? `${ms.toFixed(ms < 100 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

const toMemory = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;
const thousands = (value: number): string => Math.round(value).toLocaleString('en-US');
