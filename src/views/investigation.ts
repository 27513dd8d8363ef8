import type { OutputSpec } from '../core/command.ts';
import { type ContextFields, toContextEntity, toOutputs } from '../core/context-fields.ts';
import { contextKey } from '../core/context-keys.ts';
import type {
  OktaAppLink,
  OktaFactor,
  OktaGrant,
  OktaGroup,
  OktaLogEvent,
  OktaOAuthClient,
  OktaRole,
  OktaUser,
  OktaUserBlock,
  OktaUserDevice,
  OktaUserRisk,
} from '../okta/types.ts';
import { FINDING_FIELDS, type Finding } from './finding.ts';
import { INVESTIGATED_USER_FIELDS } from './investigated-user.ts';
import {
  APP_SECTION,
  CLIENT_SECTION,
  DEVICE_SECTION,
  FACTOR_SECTION,
  GRANT_SECTION,
  GROUP_SECTION,
  RISK_SECTION,
  ROLE_SECTION,
} from './investigation-sections.ts';
import { SECTION_ERROR_FIELDS, type SectionError } from './section-error.ts';
import {
  MFA_FIELDS,
  type MfaCounts,
  SIGN_IN_ADDRESS_FIELDS,
  SIGN_IN_COUNT_FIELDS,
  SIGN_IN_COUNTRY_FIELDS,
  type SignIns,
} from './sign-in-statistics.ts';
import { TIMELINE_FIELDS, type TimelineRow } from './timeline.ts';
import { USER_BLOCK_FIELDS } from './user-block.ts';

const PATH = 'Okta.Investigation';

export const INVESTIGATION_KEY = contextKey(PATH, 'UserID');

/** The parts of an account; one that nobody asked for, or that could not be read, is absent. */
export interface AccountSections {
  readonly blocks?: readonly OktaUserBlock[];
  readonly factors?: readonly OktaFactor[];
  readonly roles?: readonly OktaRole[];
  readonly groups?: readonly OktaGroup[];
  readonly apps?: readonly OktaAppLink[];
  readonly devices?: readonly OktaUserDevice[];
  readonly grants?: readonly OktaGrant[];
  readonly clients?: readonly OktaOAuthClient[];
  readonly risk?: OktaUserRisk;
}

/** What the log says of a person. */
export interface Activity {
  readonly count: number;
  /** There are older events in the period, which were not read. */
  readonly isTruncated: boolean;
  /** When the events begin and end, as Okta wrote it; '' where there are none. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly signIns: SignIns;
  readonly mfa: MfaCounts;
  readonly timeline: readonly TimelineRow[];
  /** How many events matter and are not in the timeline. */
  readonly timelineOmitted: number;
  /** What was changed about the person, or by them, in all of the period; the oldest first. */
  readonly changes: readonly OktaLogEvent[];
}

export interface Investigation {
  readonly user: OktaUser;
  readonly since: string;
  /** As it was sent. */
  readonly until: string | undefined;
  readonly account: AccountSections;
  /** Absent if the log was not read. */
  readonly activity?: Activity | undefined;
  readonly findings: readonly Finding[];
  readonly errors: readonly SectionError[];
}

export function toInvestigationContext(investigation: Investigation): Record<string, unknown> {
  const { user, since, until, account, activity, findings, errors } = investigation;
  return {
    UserID: user.id,
    User: toEntity(INVESTIGATED_USER_FIELDS, user),
    Since: since,
    ...(until !== undefined && { Until: until }),
    ...toAccountContext(account),
    ...(activity && toActivityContext(activity)),
    Findings: findings.map((finding) => toEntity(FINDING_FIELDS, finding)),
    Errors: errors.map((error) => toEntity(SECTION_ERROR_FIELDS, error)),
  };
}

function toAccountContext(account: AccountSections): Record<string, unknown> {
  const { blocks, factors, roles, groups, apps, devices, grants, clients, risk } = account;
  return {
    ...toList('Blocks', USER_BLOCK_FIELDS, blocks),
    ...toList('Factors', FACTOR_SECTION, factors),
    ...toList('Roles', ROLE_SECTION, roles),
    ...toList('Groups', GROUP_SECTION, groups),
    ...toList('Applications', APP_SECTION, apps),
    ...toList('Devices', DEVICE_SECTION, devices),
    ...toList('Grants', GRANT_SECTION, grants),
    ...toList('Clients', CLIENT_SECTION, clients),
    ...(risk && { Risk: toEntity(RISK_SECTION, risk) }),
  };
}

function toActivityContext(activity: Activity): Record<string, unknown> {
  const { count, isTruncated, firstSeen, lastSeen, signIns, mfa, timeline, timelineOmitted } = activity;
  return {
    Events: {
      Count: count,
      Truncated: isTruncated,
      ...(firstSeen !== '' && { FirstSeen: firstSeen }),
      ...(lastSeen !== '' && { LastSeen: lastSeen }),
    },
    Logins: {
      ...toEntity(SIGN_IN_COUNT_FIELDS, signIns),
      ...toList('IPs', SIGN_IN_ADDRESS_FIELDS, signIns.addresses),
      ...toList('Countries', SIGN_IN_COUNTRY_FIELDS, signIns.countries),
      UserAgents: signIns.userAgents,
    },
    MFA: toEntity(MFA_FIELDS, mfa),
    ...toList('Timeline', TIMELINE_FIELDS, timeline),
    TimelineOmitted: timelineOmitted,
  };
}

/** What Okta left empty is left out; a list without rows says that there are none. */
const toEntity = <Item>(fields: ContextFields<Item>, item: Item) =>
  toContextEntity(fields, item, { leaveOut: 'blank' });

function toList<Item>(name: string, fields: ContextFields<Item>, items: readonly Item[] | undefined) {
  return items === undefined ? {} : { [name]: items.map((item) => toEntity(fields, item)) };
}

const output = (path: string, type: OutputSpec['type'], description: string): OutputSpec => ({
  path: `${PATH}.${path}`,
  type,
  description,
});

export const INVESTIGATION_OUTPUTS: readonly OutputSpec[] = [
  output('UserID', 'String', 'ID of the user.'),
  ...toOutputs(`${PATH}.User`, INVESTIGATED_USER_FIELDS),
  output('Since', 'Date', 'Begin of the period.'),
  output('Until', 'Date', 'End of the period.'),
  ...toOutputs(`${PATH}.Blocks`, USER_BLOCK_FIELDS),
  ...toOutputs(`${PATH}.Factors`, FACTOR_SECTION),
  ...toOutputs(`${PATH}.Roles`, ROLE_SECTION),
  ...toOutputs(`${PATH}.Groups`, GROUP_SECTION),
  ...toOutputs(`${PATH}.Applications`, APP_SECTION),
  ...toOutputs(`${PATH}.Devices`, DEVICE_SECTION),
  ...toOutputs(`${PATH}.Grants`, GRANT_SECTION),
  ...toOutputs(`${PATH}.Clients`, CLIENT_SECTION),
  ...toOutputs(`${PATH}.Risk`, RISK_SECTION),
  output('Events.Count', 'Number', 'How many events were read.'),
  output('Events.Truncated', 'Boolean', 'Whether Okta has older events of the period, which were not read.'),
  output('Events.FirstSeen', 'Date', 'Time of the oldest event.'),
  output('Events.LastSeen', 'Date', 'Time of the newest event.'),
  ...toOutputs(`${PATH}.Logins`, SIGN_IN_COUNT_FIELDS),
  ...toOutputs(`${PATH}.Logins.IPs`, SIGN_IN_ADDRESS_FIELDS),
  ...toOutputs(`${PATH}.Logins.Countries`, SIGN_IN_COUNTRY_FIELDS),
  output('Logins.UserAgents', 'Unknown', 'The user agents of these sign-ins.'),
  ...toOutputs(`${PATH}.MFA`, MFA_FIELDS),
  ...toOutputs(`${PATH}.Findings`, FINDING_FIELDS),
  ...toOutputs(`${PATH}.Timeline`, TIMELINE_FIELDS),
  output('TimelineOmitted', 'Number', 'How many events matter and are not in the timeline.'),
  ...toOutputs(`${PATH}.Errors`, SECTION_ERROR_FIELDS),
];
