import { nameOf, reasonsOf } from '../../../commands/users/containment/watch.ts';
import { summarizeError } from '../../../core/error-text.ts';
import type { Failure } from '../../../core/outcome.ts';
import { escapeControls } from '../../../readable/escape-controls.ts';
import { toNamed } from '../../war-room/consent.ts';
import { type ContainmentOrder, toResumeLine } from './containment-order.ts';
import type { Journal } from './journal.ts';

const MOST_SHOWN = 20;

/** How a containment stands at the end of a run. */
export interface Standing {
  readonly contained: number;
  /** Of whom it is known that not everything was done, and why. */
  readonly failed: readonly string[];
  /** How many are left to a later run. */
  readonly left: number;
  /** Who is left although the run was not ended, and why. */
  readonly leftFor: readonly string[];
  /** Steps that an earlier run had begun and not ended. */
  readonly reopened: readonly string[];
}

/** @param failures those of this run */
export function toStanding(names: readonly string[], journal: Journal, failures: readonly Failure[]): Standing {
  const { rows, reopened } = journal.state;
  const left = journal.namesLeft(names);
  const reasons = new Map(failures.map(({ what, error }) => [what, summarizeError(error)]));
  return {
    contained: rows.filter(({ Success }) => Success).length,
    failed: rows.filter(({ Success }) => !Success).map((row) => toLine(nameOf(row), reasonsOf(row))),
    left: left.length,
    leftFor: journal.isStopping ? [] : left.map((name) => toLine(name, reasons.get(name) ?? '')),
    reopened: reopened.map(({ name, step, outcome }) => `${name}: ${step} ${outcome}`),
  };
}

/** Some reasons name the user themselves. */
const toLine = (name: string, reason: string): string =>
  reason === '' || reason.startsWith(name) ? reason || name : `${name}: ${reason}`;

/** What a person reads at the end. */
export function toSummary(standing: Standing, order: ContainmentOrder): string {
  const { contained, failed, left, leftFor, reopened } = standing;
  const total = contained + failed.length + left;
  return [
    `Contained ${toCount(contained)} of ${toCount(total)} ${total === 1 ? 'user' : 'users'}.`,
    ...(failed.length === 0 ? [] : [`Failed (${toCount(failed.length)}):`, ...toLines(failed)]),
    ...(left === 0 ? [] : [`Not ended: ${toCount(left)}.`, ...toLines(leftFor)]),
    ...(reopened.length === 0
      ? []
      : [`Begun by an earlier run, result unknown (${toCount(reopened.length)}):`, ...toLines(reopened)]),
    ...(left === 0 ? [] : [`To go on: ${toResumeLine(order)}`]),
    `All of it is in ${order.journalPath}.`,
    '',
  ].join('\n');
}

/** One line each, whatever the file and Okta's words hold. */
const toLines = (texts: readonly string[]): readonly string[] => toNamed(texts.map(escapeControls), MOST_SHOWN);

const toCount = (count: number): string => count.toLocaleString('en-US');
