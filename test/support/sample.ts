import type { RawArguments } from '../../src/core/parse-arguments.ts';
import type { OrgSeed } from '../../src/simulator/index.ts';

/** A call that succeeds, and what it costs. */
export interface SampleCall {
  readonly args: RawArguments;
  /** The fewest requests that Okta's API allows for this call. */
  readonly requests: number;
}

/**
 * How to call one command, written once by the command's author. A file `<command>.sample.ts` beside the command's test
 * exports one as `sample`; every test that runs all commands finds it there.
 */
export interface Sample {
  readonly command: string;
  /** Each call succeeds on a fresh sample org (sample-org.ts). Together they should use each way to name what is meant. */
  readonly calls: readonly [SampleCall, ...SampleCall[]];
  /** What the command needs in the org beyond the shared sample org; its lists are added to those of the shared one. */
  readonly org?: OrgSeed;
  /**
   * What has to be run first, where a call needs something that only another command gives: an argument is filled with
   * what that leaves in the context, under this key. Such samples are left to the command's own tests.
   */
  readonly before?: {
    readonly command: string;
    readonly args: RawArguments;
    readonly fills: { readonly argument: string; readonly from: string };
  };
}
