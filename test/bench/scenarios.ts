import type { ListMode } from './contestants/contestant.ts';
import {
  AXIOS,
  NODE_ALONE,
  OURS,
  OURS_CLI,
  OURS_MCP,
  PYTHON_ALONE,
  PYTHON_JOBS,
  RAW,
  RAW_PROCESS,
  SDK,
} from './names.ts';
import type { NodeBinary } from './node-binaries.ts';
import type { ProcessRunners } from './process-runners.ts';
import type { Growth, Scenario, Target } from './scenario.ts';
import type { Sizes } from './sizes.ts';
import type { WarmRunners } from './warm-runners.ts';

const EVERYBODY = ['okta-v2', 'raw-https', 'bare-axios', 'okta-sdk'] as const;
const AHEAD_OF_SDK: Target = { of: OURS, against: SDK, atMost: 1 };

/** Whole processes; those that are short are measured on several versions of Node. */
export function toProcessScenarios(
  runners: ProcessRunners,
  sizes: Sizes,
  nodes: readonly NodeBinary[],
): readonly Scenario[] {
  return [
    ...nodes.map((node) => ({
      id: `cold-start-node-${node.major}`,
      title: `Cold start: one okta-get-user as a whole process, Node ${node.version}`,
      reference: RAW_PROCESS,
      rounds: sizes.coldRounds,
      contestants: runners.coldStarts(node),
      targets: [
        // From 22 on, Node starts far quicker itself, and has a compile cache.
        { of: OURS_CLI, against: RAW_PROCESS, atMost: node.major < 22 ? 2 : 1.6 },
        { ...AHEAD_OF_SDK, of: OURS_CLI },
      ],
    })),
    ...nodes.map((node) => ({
      id: `mcp-start-node-${node.major}`,
      title: `Start of the MCP server until it answers initialize, Node ${node.version}`,
      reference: NODE_ALONE,
      rounds: sizes.coldRounds,
      contestants: runners.mcpStarts(node),
      targets: [{ of: OURS_MCP, against: NODE_ALONE, atMost: 6 }],
    })),
    ...nodes.map((node) => ({
      id: `cortex-node-${node.major}`,
      title: `In Cortex: a container with one okta-get-user, Node ${node.version}`,
      reference: PYTHON_ALONE,
      rounds: sizes.coldRounds,
      contestants: runners.inCortex(node),
      targets: [],
    })),
    {
      id: 'many-jobs',
      title: `In one Cortex host: ${count(sizes.jobs)} okta-get-user, each with a connection of its own`,
      reference: PYTHON_JOBS,
      rounds: sizes.rounds,
      contestants: runners.manyJobs(sizes.jobs),
      // No target: the Python program only fetches and parses, and makes no entry.
      targets: [],
    },
    {
      id: 'users-ndjson',
      title: `okta-list-users: ${count(sizes.userPages * 200)} users as ndjson, whole process`,
      reference: RAW_PROCESS,
      rounds: sizes.rounds,
      contestants: runners.ndjson(sizes.userPages),
      targets: [{ of: OURS_CLI, against: RAW_PROCESS, atMost: 2 }],
    },
  ];
}

/** Commands in a process that is warm. */
export function toWarmScenarios(runners: WarmRunners, sizes: Sizes): readonly Scenario[] {
  return [
    toUsersScenario(runners, sizes, 1),
    toUsersScenario(runners, sizes, sizes.concurrency),
    toListScenario(runners, sizes, 'list-users', 'collect'),
    toListScenario(runners, sizes, 'list-users', 'stream'),
    toListScenario(runners, sizes, 'get-logs', 'collect'),
    toListScenario(runners, sizes, 'get-logs', 'stream'),
    {
      id: 'table',
      title: `A markdown table: ${count(sizes.tableRows)} rows of 10 columns`,
      reference: RAW,
      rounds: sizes.rounds,
      contestants: [runners.table('okta-v2', sizes.tableRows), runners.table('raw-https', sizes.tableRows)],
      targets: [],
    },
    {
      id: 'dpop',
      title: `OAuth: ${count(sizes.requests)} okta-get-user, each with a DPoP proof`,
      reference: AXIOS,
      rounds: sizes.rounds,
      contestants: EVERYBODY.map((contestant) => runners.getUsers(contestant, 'dpop', sizes.requests, 1)),
      targets: [{ of: OURS, against: AXIOS, atMost: 1.1 }, AHEAD_OF_SDK],
    },
    {
      id: 'long-log',
      title: `Memory: ${count(sizes.longLogPages * 1000)} events streamed`,
      reference: RAW,
      rounds: Math.min(sizes.rounds, 2),
      contestants: EVERYBODY.map((contestant) => runners.list(contestant, 'get-logs', 'stream', sizes.longLogPages)),
      targets: [{ of: OURS, against: RAW, atMost: 1.6 }, AHEAD_OF_SDK],
    },
  ];
}

function toUsersScenario(runners: WarmRunners, { requests, rounds }: Sizes, concurrency: number): Scenario {
  return {
    id: concurrency === 1 ? 'warm-sequential' : 'warm-concurrent',
    title: `Warm: ${count(requests)} okta-get-user, ${concurrency === 1 ? 'one after another' : `${concurrency} at a time`}`,
    reference: AXIOS,
    rounds,
    contestants: EVERYBODY.map((contestant) => runners.getUsers(contestant, 'api-token', requests, concurrency)),
    targets: [{ of: OURS, against: AXIOS, atMost: 1 }, AHEAD_OF_SDK],
  };
}

function toListScenario(runners: WarmRunners, sizes: Sizes, kind: 'list-users' | 'get-logs', mode: ListMode): Scenario {
  const isUsers = kind === 'list-users';
  const pages = isUsers ? sizes.userPages : sizes.logPages;
  const rows = isUsers ? `${count(pages * 200)} users` : `${count(pages * 1000)} events`;
  return {
    id: `${isUsers ? 'users' : 'logs'}-${mode === 'collect' ? 'collected' : 'streamed'}`,
    title: `okta-${kind}: ${rows} ${mode === 'collect' ? 'as one entry' : 'streamed'}`,
    reference: RAW,
    rounds: sizes.rounds,
    contestants: EVERYBODY.map((contestant) => runners.list(contestant, kind, mode, pages)),
    targets: [{ of: OURS, against: RAW, atMost: mode === 'collect' ? 1.7 : 1.6 }, AHEAD_OF_SDK],
  };
}

export function toGrowths(runners: WarmRunners, { growth }: Sizes): readonly Growth[] {
  const both = ['okta-v2', 'raw-https'] as const;
  return [
    {
      id: 'users-collected',
      title: 'okta-list-users as one entry',
      unit: 'users',
      steps: growth.map((pages) => ({
        size: pages * 200,
        contestants: both.map((contestant) => runners.list(contestant, 'list-users', 'collect', pages)),
      })),
    },
    {
      id: 'logs-streamed',
      title: 'okta-get-logs streamed',
      unit: 'events',
      steps: growth.map((pages) => ({
        size: pages * 1000,
        contestants: both.map((contestant) => runners.list(contestant, 'get-logs', 'stream', pages)),
      })),
    },
    {
      id: 'table',
      title: 'a markdown table',
      unit: 'rows',
      steps: growth.map((step) => ({
        size: step * 250,
        contestants: both.map((contestant) => runners.table(contestant, step * 250)),
      })),
    },
  ];
}

const count = (amount: number): string => amount.toLocaleString('en-US');
