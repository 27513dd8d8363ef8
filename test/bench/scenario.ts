import type { Sample } from './measure/job.ts';

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

/** How cost grows: the same work at sizes that double. */
export interface Growth {
  readonly id: string;
  readonly title: string;
  /** What is counted on the axis. */
  readonly unit: string;
  readonly steps: readonly { readonly size: number; readonly contestants: readonly Runner[] }[];
}
