import type { ListMode } from './contestants/contestant.ts';
import type { Laboratory } from './laboratory.ts';
import type { Sample } from './measure/job.ts';
import type { Sizes } from './sizes.ts';

/** Who takes part, by the names that the report shows. */
export const OURS = 'okta-v2';
export const OURS_CLI = 'okta-v2 CLI';
export const OURS_CORTEX = 'okta-v2 Cortex host';
/** As at its very first start, or where nothing can be kept. */
export const OURS_UNCACHED = 'okta-v2 CLI, no code kept';
export const NOTHING = 'node -e 0';
export const RAW = 'node:http loop';
export const RAW_PROCESS = 'node:http process';
export const AXIOS = 'bare axios';
export const SDK = 'official SDK';

const EVERYBODY = ['okta-v2', 'raw-http', 'bare-axios', 'okta-sdk'] as const;

/** One piece of work, and everybody who does it. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** What everything is divided by. */
  readonly reference: string;
  readonly rounds: number;
  readonly contestants: readonly Runner[];
  readonly targets: readonly Target[];
}

export interface Runner {
  readonly name: string;
  measure(): Promise<Sample>;
}

/** The time of one is to be at most so many times that of another. */
export interface Target {
  readonly of: string;
  readonly against: string;
  readonly atMost: number;
}

/** @param nodeMajor the targets of a cold start depend on it: from Node 22 on, Node itself starts far quicker */
export function toScenarios(lab: Laboratory, sizes: Sizes, nodeMajor: number): readonly Scenario[] {
  const { rounds } = sizes;
  const aheadOfSdk = { of: OURS, against: SDK, atMost: 1 };
  const certificates = process.env.NODE_EXTRA_CA_CERTS;
  const coldTargets = [OURS_CLI, OURS_CORTEX].flatMap((of) => [
    nodeMajor < 22 ? { of, against: NOTHING, atMost: 1.8 } : { of, against: RAW_PROCESS, atMost: 1.5 },
    { ...aheadOfSdk, of },
  ]);

  const users = (concurrency: number): readonly Runner[] =>
    EVERYBODY.map((contestant) => lab.getUsers(contestant, 'api-token', sizes.requests, concurrency));
  const lists = (kind: 'list-users' | 'get-logs', mode: ListMode, pages: number): readonly Runner[] =>
    EVERYBODY.map((contestant) => lab.list(contestant, kind, mode, pages));

  return [
    {
      id: 'cold-start',
      title: 'Cold start: one okta-get-user as a whole process',
      reference: NOTHING,
      rounds: sizes.coldRounds,
      contestants: lab.coldStarts({}),
      targets: coldTargets,
    },
    // Companies set it for their own authority, and Node 20 reads the file at every start: even `node -e 0` pays for it.
    ...(certificates === undefined
      ? []
      : [
          {
            id: 'cold-start-extra-certificates',
            title: 'Cold start with NODE_EXTRA_CA_CERTS set',
            reference: NOTHING,
            rounds: sizes.coldRounds,
            contestants: lab.coldStarts({ NODE_EXTRA_CA_CERTS: certificates }),
            targets: coldTargets,
          },
        ]),
    {
      id: 'warm-sequential',
      title: `Warm: ${count(sizes.requests)} okta-get-user, one after another`,
      reference: AXIOS,
      rounds,
      contestants: users(1),
      targets: [{ of: OURS, against: AXIOS, atMost: 1 }, aheadOfSdk],
    },
    {
      id: 'warm-concurrent',
      title: `Warm: ${count(sizes.requests)} okta-get-user, ${sizes.concurrency} at a time`,
      reference: AXIOS,
      rounds,
      contestants: users(sizes.concurrency),
      targets: [{ of: OURS, against: AXIOS, atMost: 1 }, aheadOfSdk],
    },
    {
      id: 'users-collected',
      title: `okta-list-users: ${count(sizes.userPages * 200)} users as one entry`,
      reference: RAW,
      rounds,
      contestants: lists('list-users', 'collect', sizes.userPages),
      targets: [{ of: OURS, against: RAW, atMost: 1.5 }, aheadOfSdk],
    },
    {
      id: 'users-streamed',
      title: `okta-list-users: ${count(sizes.userPages * 200)} users streamed`,
      reference: RAW,
      rounds,
      contestants: lists('list-users', 'stream', sizes.userPages),
      targets: [{ of: OURS, against: RAW, atMost: 1.35 }, aheadOfSdk],
    },
    {
      id: 'users-ndjson',
      title: `okta-list-users: ${count(sizes.userPages * 200)} users as ndjson, whole process`,
      reference: RAW_PROCESS,
      rounds,
      contestants: lab.ndjson(sizes.userPages),
      targets: [{ of: OURS_CLI, against: RAW_PROCESS, atMost: 2 }],
    },
    {
      id: 'logs-collected',
      title: `okta-get-logs: ${count(sizes.logPages * 1000)} events as one entry`,
      reference: RAW,
      rounds,
      contestants: lists('get-logs', 'collect', sizes.logPages),
      targets: [{ of: OURS, against: RAW, atMost: 1.5 }, aheadOfSdk],
    },
    {
      id: 'logs-streamed',
      title: `okta-get-logs: ${count(sizes.logPages * 1000)} events streamed`,
      reference: RAW,
      rounds,
      contestants: lists('get-logs', 'stream', sizes.logPages),
      targets: [{ of: OURS, against: RAW, atMost: 1.35 }, aheadOfSdk],
    },
    {
      id: 'table',
      title: `A table in Markdown: ${count(sizes.tableRows)} rows of 10 columns`,
      reference: RAW,
      rounds,
      contestants: [lab.table('okta-v2', sizes.tableRows), lab.table('raw-http', sizes.tableRows)],
      targets: [],
    },
    {
      id: 'dpop',
      title: `OAuth: ${count(sizes.requests)} okta-get-user, each with a DPoP proof`,
      reference: AXIOS,
      rounds,
      contestants: EVERYBODY.map((contestant) => lab.getUsers(contestant, 'dpop', sizes.requests, 1)),
      targets: [{ of: OURS, against: AXIOS, atMost: 1 }, aheadOfSdk],
    },
    {
      id: 'long-log',
      title: `Memory: ${count(sizes.longLogPages * 1000)} events streamed`,
      reference: RAW,
      rounds: Math.min(rounds, 2),
      contestants: lists('get-logs', 'stream', sizes.longLogPages),
      targets: [{ of: OURS, against: RAW, atMost: 1.35 }, aheadOfSdk],
    },
  ];
}

/** How cost grows: the same work at sizes that double. */
export interface Growth {
  readonly id: string;
  readonly title: string;
  /** What is counted on the axis. */
  readonly unit: string;
  readonly steps: readonly { readonly size: number; readonly contestants: readonly Runner[] }[];
}

export function toGrowths(lab: Laboratory, { growth }: Sizes): readonly Growth[] {
  const both = ['okta-v2', 'raw-http'] as const;
  return [
    {
      id: 'users-collected',
      title: 'okta-list-users as one entry',
      unit: 'users',
      steps: growth.map((pages) => ({
        size: pages * 200,
        contestants: both.map((contestant) => lab.list(contestant, 'list-users', 'collect', pages)),
      })),
    },
    {
      id: 'logs-streamed',
      title: 'okta-get-logs streamed',
      unit: 'events',
      steps: growth.map((pages) => ({
        size: pages * 1000,
        contestants: both.map((contestant) => lab.list(contestant, 'get-logs', 'stream', pages)),
      })),
    },
    {
      id: 'table',
      title: 'A table in Markdown',
      unit: 'rows',
      steps: growth.map((step) => ({
        size: step * 250,
        contestants: both.map((contestant) => lab.table(contestant, step * 250)),
      })),
    },
  ];
}

const count = (amount: number): string => amount.toLocaleString('en-US');
