import type { Finding } from '../../views/finding.ts';
import type { AccountRule, EventRule, Inquiry, Rule } from './rule.ts';
import { adminAccount, noStrongFactor, signInsBlocked, userRiskHigh } from './rules/account-rules.ts';
import {
  adminConsoleFromNewSurroundings,
  adminGrant,
  apiTokenCreated,
  defenceChange,
  persistenceChange,
} from './rules/admin-rules.ts';
import {
  factorEnrolled,
  factorReset,
  newFactorAfterSuspiciousLogin,
  passwordChangedAfterSuspiciousLogin,
  passwordChangedByOther,
} from './rules/credential-rules.ts';
import { phishingRefused, pushAcceptedAfterDenials, pushBombing } from './rules/push-rules.ts';
import {
  bruteForce,
  highRiskSignIn,
  impossibleTravel,
  loginFromAnonymizer,
  newCountry,
  newDevice,
  sessionHijackSigns,
  successAfterFailures,
} from './rules/sign-in-rules.ts';
import {
  accountLocked,
  breachedCredential,
  mfaBypassAttempt,
  sprayTarget,
  suspiciousActivityReported,
  threatSuspected,
  tokenReuse,
} from './rules/threat-rules.ts';
import type { Sections } from './sections.ts';
import { suspiciousLogins } from './suspicious-logins.ts';
import type { UserEvent } from './user-event.ts';

/** In the order in which findings are told: the worst first. */
export const RULES: readonly Rule[] = [
  pushAcceptedAfterDenials,
  phishingRefused,
  successAfterFailures,
  impossibleTravel,
  sessionHijackSigns,
  highRiskSignIn,
  newFactorAfterSuspiciousLogin,
  passwordChangedAfterSuspiciousLogin,
  suspiciousActivityReported,
  breachedCredential,
  mfaBypassAttempt,
  adminGrant,
  apiTokenCreated,
  persistenceChange,
  tokenReuse,
  userRiskHigh,
  threatSuspected,
  sprayTarget,
  bruteForce,
  pushBombing,
  newCountry,
  loginFromAnonymizer,
  factorReset,
  passwordChangedByOther,
  defenceChange,
  adminConsoleFromNewSurroundings,
  newDevice,
  factorEnrolled,
  accountLocked,
  adminAccount,
  noStrongFactor,
  signInsBlocked,
];

/** A finding names this many events; its count tells of all. */
const MOST_EVIDENCE = 20;

export interface Found {
  readonly findings: readonly Finding[];
  /** The names of the findings that an event is evidence of. */
  readonly namesOf: ReadonlyMap<UserEvent, readonly string[]>;
  /** The moments at which somebody else may have got in. */
  readonly suspiciousLogins: ReadonlySet<UserEvent>;
}

/**
 * Applies all rules. The same answers of Okta's give the same findings.
 *
 * @param events the oldest first
 */
export function findFindings(events: readonly UserEvent[], sections: Sections): Found {
  const inquiry = createInquiry(events);
  const findings: Finding[] = [];
  const namesOf = new Map<UserEvent, string[]>();
  for (const rule of RULES) {
    if (rule.kind === 'account') {
      findings.push(...toAccountFinding(rule, sections));
      continue;
    }
    const evidence = [...inquiry.evidenceOf(rule)];
    if (evidence.length > 0) findings.push(toEventFinding(rule, evidence));
    for (const event of evidence) namesOf.set(event, [...(namesOf.get(event) ?? []), rule.name]);
  }
  return { findings, namesOf, suspiciousLogins: suspiciousLogins(inquiry) };
}

/** Each rule is applied once, however many others ask for its evidence. */
function createInquiry(events: readonly UserEvent[]): Inquiry {
  const known = new Map<EventRule, ReadonlySet<UserEvent>>();
  const inquiry: Inquiry = {
    events,
    evidenceOf(rule) {
      const before = known.get(rule);
      if (before !== undefined) return before;
      const found = new Set(rule.find(inquiry));
      const evidence = new Set(events.filter((event) => found.has(event)));
      known.set(rule, evidence);
      return evidence;
    },
  };
  return inquiry;
}

function toEventFinding({ name, severity, toDetail }: EventRule, evidence: readonly UserEvent[]): Finding {
  return {
    name,
    severity,
    count: evidence.length,
    firstSeen: evidence[0]?.published ?? '',
    lastSeen: evidence.at(-1)?.published ?? '',
    evidence: evidence.slice(0, MOST_EVIDENCE).flatMap(({ uuid }) => uuid || []),
    detail: toDetail(evidence),
  };
}

function toAccountFinding({ name, severity, find }: AccountRule, sections: Sections): readonly Finding[] {
  const fact = find(sections);
  if (fact === undefined) return [];
  const { count, evidence, detail } = fact;
  return [{ name, severity, count, firstSeen: '', lastSeen: '', evidence, detail }];
}
