import { nameOf, reasonsOf } from '../../../commands/users/containment/watch.ts';
import { summarizeError } from '../../../core/error-text.ts';
import type { Failure } from '../../../core/outcome.ts';
import { toNamed } from '../../war-room/consent.ts';
import type { ContainmentOrder } from './containment-order.ts';
import type { JournalState } from './journal-state.ts';

const MOST_SHOWN = 20;

/** How a containment stands at the end of a run. */
export interface Standing {
  readonly contained: number;
  /** Of whom it is known that not everything was done, and why. */
  readonly failed: readonly string[];
  /** Those who are left to a later run, and why. */
  readonly left: readonly string[];
  /** Steps that an earlier run had begun and not ended. */
  readonly reopened: readonly string[];
}

/** @param failures those of this run */
export function toStanding(names: readonly string[], state: JournalState, failures: readonly Failure[]): Standing {
  const { rows, reopened } = state;
  const reasons = new Map(failures.map(({ what, error }) => [what, summarizeError(error)]));
  return {
    contained: rows.filter(({ Success }) => Success).length,
    failed: rows.filter(({ Success }) => !Success).map((row) => `${nameOf(row)}: ${reasonsOf(row)}`),
    left: names
      .filter((name) => !state.isEnded(name))
      .map((name) => [name, reasons.get(name)].filter((part) => part !== undefined).join(': ')),
    reopened: reopened.map(({ name, step, outcome }) => `${name}: ${step} ${outcome}`),
  };
}

/** What a person reads at the end. */
export function toSummary({ contained, failed, left, reopened }: Standing, order: ContainmentOrder): string {
  const total = contained + failed.length + left.length;
  const { filePath, journalPath } = order;
  return [
    `Contained ${contained.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} users.`,
    ...toSection('Failed', failed),
    ...toSection('Not ended', left),
    ...toSection('Begun by an earlier run, with no end known', reopened),
    ...(left.length === 0
      ? []
      : [`To go on: okta-v2 contain --file ${filePath} --journal ${journalPath} --resume, with the same actions.`]),
    `All of it is in ${journalPath}.`,
    '',
  ].join('\n');
}

function toSection(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? []
    : [`${title} (${lines.length.toLocaleString('en-US')}):`, ...toNamed(lines, MOST_SHOWN)];
}
