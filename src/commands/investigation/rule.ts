import type { Severity } from '../../views/finding.ts';
import { toCircumstances } from './circumstances.ts';
import type { Sections } from './sections.ts';
import type { UserEvent } from './user-event.ts';

/** What rules on events look at: the events, the oldest first, and what other rules have found in them. */
export interface Inquiry {
  readonly events: readonly UserEvent[];
  /** The evidence of a rule, the oldest first; rules may not wait for each other in a circle. */
  evidenceOf(rule: EventRule): ReadonlySet<UserEvent>;
}

/** Finds events that are evidence of something. Its work grows with the events, not with their square. */
export interface EventRule {
  readonly kind: 'events';
  readonly name: string;
  readonly severity: Severity;
  find(inquiry: Inquiry): Iterable<UserEvent>;
  /** @param evidence the oldest first, at least one */
  toDetail(evidence: readonly UserEvent[]): string;
}

/** Finds something about the account itself. */
export interface AccountRule {
  readonly kind: 'account';
  readonly name: string;
  readonly severity: Severity;
  /** Undefined where the section was not read, or has nothing of the kind. */
  find(sections: Sections): AccountFact | undefined;
}

export interface AccountFact {
  readonly count: number;
  /** Ids of what belongs to the account; absent where it has none. */
  readonly evidence?: readonly string[];
  readonly detail: string;
}

export type Rule = EventRule | AccountRule;

/** @param sentence what was found, without its end: who, what and from where follows */
export function eventRule(
  name: string,
  severity: Severity,
  sentence: string,
  find: (inquiry: Inquiry) => Iterable<UserEvent>,
): EventRule {
  const toDetail = (evidence: readonly UserEvent[]) => `${sentence}${toCircumstances(evidence)}.`;
  return { kind: 'events', name, severity, find, toDetail };
}

/** A rule that looks at each event alone. */
export function eachEvent(
  name: string,
  severity: Severity,
  sentence: string,
  isEvidence: (event: UserEvent) => boolean,
): EventRule {
  return eventRule(name, severity, sentence, ({ events }) => events.filter(isEvidence));
}
