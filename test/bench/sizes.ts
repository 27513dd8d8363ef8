/** How much each scenario does. */
export interface Sizes {
  /** How often each scenario is measured. */
  readonly rounds: number;
  readonly coldRounds: number;
  /** Different pages that are recorded of each list. */
  readonly recordedPages: number;
  readonly requests: number;
  /** Commands in one Cortex host. */
  readonly jobs: number;
  readonly concurrency: number;
  readonly userPages: number;
  readonly logPages: number;
  readonly tableRows: number;
  /** Pages of the long log that is read for its memory alone. */
  readonly longLogPages: number;
  /** Multiples of what the plot begins with: pages of users, pages of events and thousands of table rows. */
  readonly growth: readonly number[];
  readonly growthRounds: number;
  readonly ceilingRequests: number;
}

/** About half an hour on two cores. */
export const FULL: Sizes = {
  rounds: 5,
  coldRounds: 15,
  recordedPages: 8,
  requests: 2000,
  jobs: 200,
  concurrency: 64,
  userPages: 500,
  logPages: 200,
  tableRows: 50_000,
  longLogPages: 1000,
  growth: [50, 100, 200, 400, 800],
  growthRounds: 3,
  ceilingRequests: 100_000,
};

/** Enough to see that everything runs and that everybody does the same work; its figures mean nothing. */
export const QUICK: Sizes = {
  rounds: 1,
  coldRounds: 1,
  recordedPages: 2,
  requests: 20,
  jobs: 3,
  concurrency: 4,
  userPages: 3,
  logPages: 2,
  tableRows: 200,
  longLogPages: 3,
  growth: [1, 2],
  growthRounds: 1,
  ceilingRequests: 500,
};
