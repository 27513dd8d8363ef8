import type { Clock } from '../../../clock.ts';
import type {
  Containment,
  ContainmentWatch,
  OpenStepOutcome,
  PastContainment,
  StepEnd,
  StepName,
} from '../../../commands/users/containment/watch.ts';
import type { OktaUser } from '../../../okta/types.ts';
import type { JournalFile } from './journal-file.ts';
import type { JournalLine } from './journal-line.ts';
import type { JournalState } from './journal-state.ts';

/** Keeps a journal of a containment, and knows what it says. */
export class Journal implements ContainmentWatch {
  readonly state: JournalState;
  readonly #file: JournalFile;
  readonly #clock: Clock;
  readonly #end = new AbortController();
  #failure: unknown;

  constructor(file: JournalFile, state: JournalState, clock: Clock) {
    this.#file = file;
    this.state = state;
    this.#clock = clock;
  }

  get isStopping(): boolean {
    return this.#end.signal.aborted;
  }

  /** Aborted with the run's end: what still waits to be sent is not sent any more. */
  get endWaits(): AbortSignal {
    return this.#end.signal;
  }

  /** Why the journal could not be kept; the run has ended then. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Those of the names for whose users there is still something to do. */
  namesLeft(names: readonly string[]): readonly string[] {
    return names.filter((name) => !this.state.isEnded(name));
  }

  /** Ends the run at the end of the steps that are under way. */
  stop(): void {
    this.#end.abort();
  }

  /** @throws whatever keeps the line from being written; nothing more is sent then */
  keep(line: JournalLine): void {
    try {
      this.#file.append(JSON.stringify({ at: new Date(this.#clock.now()).toISOString(), ...line }));
    } catch (error) {
      this.#failure ??= error;
      this.stop();
      throw error;
    }
    this.state.add(line);
  }

  pastOf(userId: string): PastContainment | undefined {
    return this.state.pastOf(userId);
  }

  onUser(name: string, { id, status, passwordChanged }: OktaUser): void {
    this.keep({
      event: 'user',
      name,
      userId: id,
      ...(typeof status === 'string' && { status }),
      ...(typeof passwordChanged === 'string' && { passwordChanged }),
    });
  }

  onSameUser(name: string, userId: string): void {
    this.keep({ event: 'same user', name, userId });
  }

  onStep(userId: string, step: StepName): void {
    this.keep({ event: 'step', userId, step });
  }

  onStepWithdrawn(userId: string, step: StepName): void {
    this.keep({ event: 'step withdrawn', userId, step });
  }

  onStepEnd(userId: string, step: StepName, { result, reason, isReplyLost }: StepEnd): void {
    const why = { ...(reason !== undefined && { reason }), ...(isReplyLost && { isReplyLost }) };
    this.keep({ event: 'step end', userId, step, result, ...why });
  }

  onOpenStep(userId: string, step: StepName, outcome: OpenStepOutcome): void {
    this.keep({ event: 'open step', userId, step, outcome });
  }

  onUserEnd(name: string, row: Containment): void {
    this.keep({ event: 'user end', name, row: { ...row, Steps: [...row.Steps] } });
  }

  close(): void {
    this.#file.close();
  }
}
