/** A test of seeded random cases: how many of them `npm test` runs, and how many the project `full` does. */
export interface RandomCases {
  readonly what: string;
  readonly ordinary: number;
  readonly full: number;
  /** The variable of the environment that chooses another number. */
  readonly variable: string;
}

export const STORMS: RandomCases = { what: 'storms of faults', ordinary: 200, full: 1000, variable: 'STORM_RUNS' };
export const TOKEN_HISTORIES: RandomCases = {
  what: 'histories of token caches',
  ordinary: 1000,
  full: 10_000,
  variable: 'TOKEN_RUNS',
};

export const runsOf = ({ variable, ordinary }: RandomCases): number => Number(process.env[variable] ?? ordinary);
