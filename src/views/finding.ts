import { column, type TableView } from '../core/block.ts';
import type { ContextField } from '../core/context-fields.ts';

export type Severity = 'HIGH' | 'MEDIUM' | 'LOW';

/** Something suspicious, or something about the account that an investigator should know. */
export interface Finding {
  readonly name: string;
  readonly severity: Severity;
  /** How many events, or other things, are evidence of it. */
  readonly count: number;
  /** When the evidence begins and ends, as Okta wrote it; '' where it has no time. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** The first of the evidence: ids of events, or of what belongs to the account; absent where there are no ids. */
  readonly evidence: readonly string[] | undefined;
  /** A sentence for people. */
  readonly detail: string;
}

export const FINDINGS: TableView<Finding> = {
  role: 'findings',
  columns: [
    column('Severity', 'severity', ({ severity }) => severity, { isKept: true }),
    column('Finding', 'text', ({ name }) => name, { isKept: true }),
    column('Detail', 'text', ({ detail }) => detail, { isKept: true, wraps: true, isSentence: true }),
    column('Count', 'number', ({ count }) => count, { dropOrder: 4 }),
    column('First Seen', 'time', ({ firstSeen }) => firstSeen, { hidesWhenEmpty: true, dropOrder: 5 }),
    column('Last Seen', 'time', ({ lastSeen }) => lastSeen, { hidesWhenEmpty: true, dropOrder: 2 }),
    column('Evidence', 'list', ({ evidence }) => evidence, { wraps: true, hidesWhenEmpty: true, dropOrder: 1 }),
  ],
};

export const FINDING_FIELDS = {
  Name: { type: 'String', description: 'Name of the finding.', read: ({ name }) => name },
  Severity: { type: 'String', description: 'HIGH, MEDIUM or LOW.', read: ({ severity }) => severity },
  Count: {
    type: 'Number',
    description: 'How many events or other things are evidence of it.',
    read: ({ count }) => count,
  },
  FirstSeen: { type: 'Date', description: 'Time of the first event of evidence.', read: ({ firstSeen }) => firstSeen },
  LastSeen: { type: 'Date', description: 'Time of the last event of evidence.', read: ({ lastSeen }) => lastSeen },
  Evidence: {
    type: 'Unknown',
    description: 'UUIDs of the first 20 events of evidence, the oldest first; or IDs of what belongs to the account.',
    read: ({ evidence }) => evidence,
  },
  Detail: { type: 'String', description: 'What was found, in a sentence.', read: ({ detail }) => detail },
} as const satisfies Readonly<Record<string, ContextField<Finding>>>;
