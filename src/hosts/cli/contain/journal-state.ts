import type {
  Containment,
  OpenStepOutcome,
  PastContainment,
  StepEnd,
  StepName,
} from '../../../commands/users/containment/watch.ts';
import { UsageError } from '../../../errors.ts';
import type { BeginLine, JournalLine } from './journal-line.ts';

/** A user of whom a journal knows. */
interface KnownUser {
  readonly name: string;
  readonly statusBefore: string | undefined;
  readonly passwordChangedBefore: string | undefined;
  readonly ends: Partial<Record<StepName, StepEnd>>;
  openStep: StepName | undefined;
}

/** A step that had been begun and not ended, and how it was found out what became of it. */
export interface ReopenedStep {
  readonly name: string;
  readonly step: StepName;
  readonly outcome: OpenStepOutcome;
}

/** What the lines of a journal say, taken together. */
export class JournalState {
  readonly #users = new Map<string, KnownUser>();
  readonly #idsOfNames = new Map<string, string>();
  /** By name, as the file has it. */
  readonly #rows = new Map<string, Containment>();
  readonly #endedIds = new Set<string>();
  readonly #reopened: ReopenedStep[] = [];
  #begin: BeginLine | undefined;

  get begin(): BeginLine | undefined {
    return this.#begin;
  }

  get rows(): readonly Containment[] {
    return [...this.#rows.values()];
  }

  get reopened(): readonly ReopenedStep[] {
    return this.#reopened;
  }

  /** Whether nothing more is to be done for the user of a name. */
  isEnded(name: string): boolean {
    const userId = this.#idsOfNames.get(name);
    return this.#rows.has(name) || (userId !== undefined && this.#endedIds.has(userId));
  }

  /** As of this moment: what is added later does not change it. */
  pastOf(userId: string): PastContainment | undefined {
    const user = this.#users.get(userId);
    return user && { ...user, ends: { ...user.ends } };
  }

  /** @throws {UsageError} for a line that cannot be in this place */
  add(line: JournalLine): void {
    if ((line.event === 'begin') !== (this.#begin === undefined)) {
      throw new UsageError('The journal does not begin as okta-v2 contain begins one.');
    }
    switch (line.event) {
      case 'begin':
        this.#begin = line;
        return;
      case 'resume':
        return;
      case 'user':
        this.#addUser(line);
        return;
      case 'same user':
        this.#idsOfNames.set(line.name, line.userId);
        return;
      case 'user end':
        this.#rows.set(line.name, line.row);
        if (line.row.UserID !== undefined) this.#endedIds.add(line.row.UserID);
        return;
      default:
        this.#addStep(line);
    }
  }

  #addUser({ name, userId, status, passwordChanged }: Extract<JournalLine, { event: 'user' }>): void {
    this.#idsOfNames.set(name, userId);
    const facts = { statusBefore: status, passwordChangedBefore: passwordChanged };
    this.#users.set(userId, { name, ...facts, ends: {}, openStep: undefined });
  }

  #addStep(line: Extract<JournalLine, { step: StepName }>): void {
    const user = this.#users.get(line.userId);
    if (user === undefined) throw new UsageError(`The journal has a step for ${line.userId} too early.`);
    if (line.event === 'step') user.openStep = line.step;
    else if (line.event === 'step withdrawn') user.openStep = undefined;
    else if (line.event === 'open step') {
      this.#reopened.push({ name: user.name, step: line.step, outcome: line.outcome });
    } else {
      const { result, reason, isReplyLost } = line;
      user.ends[line.step] = { result, ...(reason !== undefined && { reason }), ...(isReplyLost && { isReplyLost }) };
      user.openStep = undefined;
    }
  }
}
