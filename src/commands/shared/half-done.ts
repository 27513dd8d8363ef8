import { IntegrationError, TransportError } from '../../errors.ts';

/** The sentences that follow the error of a change's second half. */
interface HalfDone {
  /** What the first half has done. */
  readonly done: string;
  /** What the second half has not done. */
  readonly failed: string;
  /** The same where the reply was lost, and the second half may have happened. */
  readonly unknown: string;
}

/** Runs the second half of a change; its error says what was done and what was not. */
export async function finishChange<T>({ done, failed, unknown }: HalfDone, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    const isUnknown = error instanceof TransportError && error.sent;
    throw error.withNote(`${done} ${isUnknown ? unknown : failed}`);
  }
}
