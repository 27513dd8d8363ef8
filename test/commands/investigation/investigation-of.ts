import type { NoteEntry } from '../../../src/cortex-text/entry.ts';
import { INVESTIGATION_KEY } from '../../../src/views/investigation.ts';

interface FoundFinding {
  readonly Name: string;
  readonly Severity: string;
  readonly Count: number;
  readonly Evidence?: readonly string[];
  readonly FirstSeen?: string;
  readonly Detail: string;
}

/** What okta-investigate-user leaves in the context, as far as tests look at it. */
export interface FoundInvestigation {
  readonly Findings: readonly FoundFinding[];
  readonly Errors: readonly { readonly Section: string; readonly Code: string; readonly Message: string }[];
  readonly Timeline?: readonly { readonly Uuid: string; readonly Findings: readonly string[] }[];
  readonly [name: string]: unknown;
}

export function investigationOf(entry: Pick<NoteEntry, 'EntryContext'>): FoundInvestigation {
  const found = entry.EntryContext?.[INVESTIGATION_KEY];
  if (found === undefined) throw new Error('The entry holds no investigation.');
  return found as FoundInvestigation;
}

export const namesOf = ({ Findings }: FoundInvestigation): readonly string[] => Findings.map(({ Name }) => Name);
