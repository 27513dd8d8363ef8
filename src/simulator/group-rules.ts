import type { GroupRuleRecord } from './access-records.ts';
import { recordAction, SYSTEM, toGroupTarget, toUserTarget } from './audit.ts';
import { compileExpression } from './expression/evaluate-expression.ts';
import type { LogTarget } from './log/to-log-event.ts';
import type { Org } from './org.ts';
import type { GroupRecord, UserRecord } from './records.ts';

/**
 * What active group rules do (https://developer.okta.com/docs/concepts/group-rules/): they put the users who meet their
 * condition into groups, and take them out again when they stop meeting it. Okta does so in the background; here it has
 * happened when the call returns.
 */
export function applyRulesTo(org: Org, user: UserRecord): void {
  for (const rule of org.groupRules.values()) if (rule.status === 'ACTIVE') applyRule(org, rule, { users: [user] });
}

export interface ApplyOptions {
  /** By default everybody. */
  readonly users?: Iterable<UserRecord>;
  /** Writes no events: what a seed starts with happened long ago. */
  readonly silently?: boolean;
}

export function applyRule(org: Org, rule: GroupRuleRecord, options: ApplyOptions = {}): void {
  const meetsCondition = compileExpression(rule.expression);
  for (const user of options.users ?? org.users.values()) {
    if (rule.excludedUserIds.has(user.id)) continue;
    const groups = org.groupsOf(user).map((group) => ({ id: group.id, name: String(group.profile.name) }));
    const shouldBeIn = user.status !== 'DEPROVISIONED' && meetsCondition({ profile: user.profile, groups });
    const changed = shouldBeIn ? fill(org, rule, user) : rule.filled.has(user.id) ? withdraw(org, rule, user) : [];
    if (options.silently !== true) recordMemberships(org, user, changed, shouldBeIn ? 'add' : 'remove');
  }
}

/** Takes out of the rule's groups everybody whom it has put into them. */
export function withdrawAll(org: Org, rule: GroupRuleRecord): void {
  for (const userId of rule.filled) {
    const user = org.users.get(userId);
    if (user !== undefined) recordMemberships(org, user, withdraw(org, rule, user), 'remove');
  }
}

/** A membership changed by hand stays so: every active rule that fills the group passes over the user from now on. */
export function excludeFromRules(org: Org, group: GroupRecord, user: UserRecord): void {
  for (const rule of org.groupRules.values()) {
    if (rule.status !== 'ACTIVE' || !rule.groupIds.includes(group.id)) continue;
    rule.excludedUserIds.add(user.id);
    rule.filled.delete(user.id);
    recordRule(org, rule, 'add_exclusion', 'Add user to the exclusion list of a group rule', [toUserTarget(user)]);
  }
}

/** The rules that fill a deleted group can only be read or deleted afterwards. */
export function invalidateRulesOf(org: Org, groupId: string): void {
  for (const rule of org.groupRules.values()) {
    if (!rule.groupIds.includes(groupId)) continue;
    rule.status = 'INVALID';
    rule.lastUpdatedMs = org.clock.now();
    recordRule(org, rule, 'invalidate', 'Group rule invalidated');
  }
}

/** Gives the groups that the user was not in before. */
function fill(org: Org, rule: GroupRuleRecord, user: UserRecord): GroupRecord[] {
  const changed = groupsOf(org, rule).filter((group) => !group.members.has(user.id));
  for (const group of changed) group.members.add(user.id);
  // Somebody who was in the group before does not owe it to the rule.
  if (changed.length > 0) rule.filled.add(user.id);
  return changed;
}

function withdraw(org: Org, rule: GroupRuleRecord, user: UserRecord): GroupRecord[] {
  rule.filled.delete(user.id);
  return groupsOf(org, rule).filter((group) => group.members.delete(user.id));
}

const groupsOf = (org: Org, rule: GroupRuleRecord): GroupRecord[] =>
  rule.groupIds.flatMap((id) => org.groups.get(id) ?? []);

function recordMemberships(org: Org, user: UserRecord, groups: readonly GroupRecord[], change: 'add' | 'remove'): void {
  for (const group of groups) {
    group.lastMembershipUpdatedMs = org.clock.now();
    recordAction(org, {
      eventType: `group.user_membership.${change}`,
      displayMessage: change === 'add' ? 'Add user to group membership' : 'Remove user from group membership',
      actor: SYSTEM,
      targets: [toUserTarget(user), toGroupTarget(group)],
      requestUri: '/group-rules',
    });
  }
}

/** Okta has no events for changes of rules, only for what rules do and for what happens to them. */
export function recordRule(
  org: Org,
  rule: GroupRuleRecord,
  what: 'trigger' | 'deactivated' | 'invalidate' | 'add_exclusion',
  displayMessage: string,
  others: readonly LogTarget[] = [],
): void {
  recordAction(org, {
    eventType: `group.user_membership.rule.${what}`,
    displayMessage,
    targets: [{ id: rule.id, type: 'Rule', alternateId: 'unknown', displayName: rule.name }, ...others],
    requestUri: `/api/v1/groups/rules/${rule.id}`,
  });
}
