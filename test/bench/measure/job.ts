import type { ListMode, Target } from '../contestants/contestant.ts';

/** Work that a contestant does in a process of its own. */
export type Job =
  | { readonly kind: 'get-user'; readonly requests: number; readonly concurrency: number }
  | { readonly kind: 'list-users' | 'get-logs'; readonly mode: ListMode }
  | { readonly kind: 'draw-table'; readonly rows: number };

/** What the process is sent. */
export interface Order {
  /** The bundled module of the contestant, as a file URL. */
  readonly contestant: string;
  readonly target: Target;
  /** Done first and not measured, so that what is measured is compiled and connected. */
  readonly warmUp: Job;
  readonly job: Job;
}

/** What a measured piece of work took. */
export interface Sample {
  readonly wallMs: number;
  /** Of the contestant's process alone; undefined where the process was not one that we could ask. */
  readonly cpuMs?: number;
  readonly peakRssBytes?: number;
  /** Rows, requests or characters: equal for all contestants, or one of them has not done its work. */
  readonly amount: number;
}

/** What the process answers: the sample, or what went wrong. */
export type JobReply =
  | { readonly kind: 'warm' }
  | { readonly kind: 'done'; readonly sample: Sample }
  | { readonly kind: 'failed'; readonly message: string };
