import type { OktaLogEvent } from '../../okta/types.ts';
import type { AccountSections } from '../../views/investigation.ts';

/** The parts of an investigation that are read side by side, in the order in which they are shown. */
export const SECTION_NAMES = [
  'blocks',
  'factors',
  'roles',
  'groups',
  'apps',
  'devices',
  'grants',
  'clients',
  'risk',
  'events',
] as const;

export type SectionName = (typeof SECTION_NAMES)[number];

/** What was read; a section that nobody asked for, or that could not be read, is absent. */
export interface Sections extends AccountSections {
  readonly events?: EventsRead;
}

/** The newest events of the period, as Okta gave them. */
export interface EventsRead {
  readonly rows: readonly (OktaLogEvent | null)[];
  /** As many were read as were wanted, and Okta has older ones. */
  readonly isTruncated: boolean;
  /** The end of the period, as it was sent. */
  readonly until: string;
}
