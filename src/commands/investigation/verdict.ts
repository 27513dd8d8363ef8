import type { Finding, Severity } from '../../views/finding.ts';
import type { Investigation } from '../../views/investigation.ts';
import { toLogin } from '../shared/user-target.ts';

/** What came out of it, in one sentence. */
export function toVerdict({ user, findings, errors, activity }: Investigation): string {
  const name = toLogin(user) || user.id;
  const unread = errors.map(({ section }) => section);
  const but = unread.length === 0 ? '' : `; ${toList(unread)} could not be read`;
  return `${toJudgement(findings, activity !== undefined, name)}${but}.`;
}

function toJudgement(findings: readonly Finding[], knowsLog: boolean, name: string): string {
  const high = findings.filter(({ severity }) => severity === 'HIGH');
  const medium = findings.filter(({ severity }) => severity === 'MEDIUM');
  if (high.length > 0) {
    const more = medium.length === 0 ? '' : ` and ${medium.length} of severity MEDIUM`;
    return `Suspicious: ${name} has ${count(high, 'HIGH')}${more} (${toNames(high)})`;
  }
  if (medium.length > 0) return `Worth a look: ${name} has ${count(medium, 'MEDIUM')} (${toNames(medium)})`;
  return `Nothing suspicious was found about ${name} in ${knowsLog ? 'the period' : 'what was read'}`;
}

const count = (findings: readonly Finding[], severity: Severity) =>
  `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} of severity ${severity}`;

const toNames = (findings: readonly Finding[]): string => findings.map(({ name }) => name).join(', ');

/** `roles`, `roles and risk`, `roles, apps and risk` */
function toList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
