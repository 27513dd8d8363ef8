import type { AuditedCall } from './audit.ts';
import type { SentChanges } from './sent-changes.ts';

/** A change that is being made, and what became of its requests so far. */
export interface AgreedChange {
  readonly confirmedBy: NonNullable<AuditedCall['confirmedBy']>;
  readonly sent: SentChanges;
}

export function toAuditedChange({
  confirmedBy,
  sent: { fate, requestIds },
}: AgreedChange): Pick<AuditedCall, 'confirmedBy' | 'fate' | 'requestIds'> {
  return { confirmedBy, fate, ...(requestIds.length > 0 && { requestIds }) };
}
