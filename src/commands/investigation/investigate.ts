import type { OktaAppLink, OktaUser } from '../../okta/types.ts';
import type { AccountSections, Activity, Investigation } from '../../views/investigation.ts';
import type { SectionError } from '../../views/section-error.ts';
import { type Found, findFindings } from './find-findings.ts';
import type { EventsRead, Sections } from './sections.ts';
import { toMfaCounts, toSignIns } from './sign-in-statistics.ts';
import { toTimeline } from './timeline.ts';
import { type Person, toUserEvents, type UserEvent } from './user-event.ts';
import { toUsualSignIns, type UsualSignIns } from './usual-sign-ins.ts';

/** What was asked, and what was read. */
export interface Material {
  readonly user: OktaUser;
  readonly person: Person;
  readonly since: string;
  readonly until: string | undefined;
  readonly sections: Sections;
  readonly errors: readonly SectionError[];
}

export interface Analysis {
  readonly investigation: Investigation;
  /** Absent if the log was not read. */
  readonly usual: UsualSignIns | undefined;
}

/** Draws the conclusions. The same answers of Okta's give the same ones. */
export function investigate({ user, person, since, until, sections, errors }: Material): Analysis {
  const { events: read, ...account } = sections;
  const events = read === undefined ? [] : toUserEvents(read.rows, person);
  const found = findFindings(events, sections);
  return {
    investigation: {
      user,
      since,
      until: read === undefined ? until : read.until,
      account: withEachAppOnce(account),
      activity: read && toActivity(read, events, found),
      findings: found.findings,
      errors,
    },
    usual: read && toUsualSignIns(events, found.suspiciousLogins),
  };
}

function toActivity({ isTruncated }: EventsRead, events: readonly UserEvent[], { namesOf }: Found): Activity {
  const { rows, omitted, changes } = toTimeline(events, namesOf);
  return {
    count: events.length,
    isTruncated,
    firstSeen: events[0]?.published ?? '',
    lastSeen: events.at(-1)?.published ?? '',
    signIns: toSignIns(events),
    mfa: toMfaCounts(events),
    timeline: rows,
    timelineOmitted: omitted,
    changes,
  };
}

/** An application has a row for each of its links. */
function withEachAppOnce({ apps, ...rest }: AccountSections): AccountSections {
  if (apps === undefined) return rest;
  const seen = new Set<unknown>();
  const isFirst = ({ appInstanceId }: OktaAppLink) => !seen.has(appInstanceId) && seen.add(appInstanceId);
  return { ...rest, apps: apps.filter(isFirst) };
}
