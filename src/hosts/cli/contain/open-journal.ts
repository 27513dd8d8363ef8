import type { Clock } from '../../../clock.ts';
import { UsageError } from '../../../errors.ts';
import { type ContainmentOrder, refuseOtherOrder, toBeginLine } from './containment-order.ts';
import { Journal } from './journal.ts';
import { JournalFile } from './journal-file.ts';
import { parseJournalLine } from './journal-line.ts';
import { JournalState } from './journal-state.ts';

/** A journal that is there already, to be gone on with. @throws {UsageError} where it cannot be, or is about something else */
export function reopenJournal(order: ContainmentOrder, org: string, clock: Clock): Journal {
  const { file, lines } = JournalFile.reopen(order.journalPath);
  try {
    const state = new JournalState();
    lines.forEach((line, index) => void state.add(parseJournalLine(line, index + 1)));
    if (state.begin === undefined)
      throw new UsageError(`${order.journalPath} has no line of a journal yet. Delete it, and begin again.`);
    refuseOtherOrder(state.begin, toBeginLine(order, org));
    file.prepare();
    return new Journal(file, state, clock);
  } catch (error) {
    file.close();
    throw error;
  }
}

/** @throws {UsageError} where there is such a file already */
export function createJournal(order: ContainmentOrder, org: string, clock: Clock): Journal {
  const journal = new Journal(JournalFile.create(order.journalPath), new JournalState(), clock);
  journal.keep(toBeginLine(order, org));
  return journal;
}
