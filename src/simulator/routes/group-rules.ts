import type { Hono } from 'hono';
import type { GroupRuleRecord } from '../access-records.ts';
import { type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { readBody } from '../body.ts';
import { applyRule, recordRule, withdrawAll } from '../group-rules.ts';
import { validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readBoolean, readLimit, readText } from '../query.ts';
import { toGroupRule } from '../views/group-rule.ts';
import { parseGroupRule } from './parse-group-rule.ts';

const LIMIT = { default: 50, max: 200, above: 'cap' } as const;

/** `/groups/rules`. A new rule is INACTIVE; only then can it be changed or deleted. */
export function addGroupRuleRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const all = '/api/v1/groups/rules';
  const one = `${all}/:groupRuleId`;
  const ruleOf = (c: RouteContext): GroupRuleRecord => org.groupRule(segment(c, 'groupRuleId'));
  const withNames = (c: RouteContext): boolean => readText(c, 'expand') === 'groupIdToGroupNameMap';

  app.get(all, (c) => {
    const keyword = readText(c, 'search')?.toLowerCase();
    const hits = [...org.groupRules.values()].filter(
      ({ name }) => keyword === undefined || name.toLowerCase().includes(keyword),
    );
    return c.json(pageByOrder(c, hits, readLimit(c, LIMIT)).map((rule) => toGroupRule(org, rule, withNames(c))));
  });
  app.post(all, async (c) => {
    const request = parseGroupRule(org, await readBody(c));
    const now = org.clock.now();
    const rule: GroupRuleRecord = {
      ...request,
      id: org.ids.next('0pr'),
      order: org.nextOrder(),
      status: 'INACTIVE',
      createdMs: now,
      lastUpdatedMs: now,
      filled: new Set(),
    };
    org.groupRules.set(rule.id, rule);
    return c.json(toGroupRule(org, rule, false));
  });
  app.get(one, (c) => c.json(toGroupRule(org, ruleOf(c), withNames(c))));
  app.put(one, async (c) => {
    const rule = ruleOf(c);
    const { groupIds, ...changes } = parseGroupRule(org, await readBody(c));
    if (rule.status !== 'INACTIVE') throw mustBeInactive(rule, 'changed');
    if (groupIds.join() !== rule.groupIds.join()) {
      throw validationFailed('actions', 'actions: The groups of a rule cannot be changed');
    }
    Object.assign(rule, changes, { lastUpdatedMs: org.clock.now() });
    return c.json(toGroupRule(org, rule, false));
  });
  app.delete(one, (c) => {
    const removeUsers = readBoolean(c, 'removeUsers', false);
    const rule = ruleOf(c);
    if (rule.status === 'ACTIVE') throw mustBeInactive(rule, 'deleted');
    if (removeUsers) withdrawAll(org, rule);
    org.groupRules.delete(rule.id);
    // Okta finishes in the background.
    return c.json({}, 202);
  });
  addLifecycleRoutes(app, org, one, ruleOf);
}

function addLifecycleRoutes(
  app: Hono<SimulatorEnv>,
  org: Org,
  one: string,
  ruleOf: (c: RouteContext) => GroupRuleRecord,
): void {
  app.post(`${one}/lifecycle/activate`, (c) => {
    const rule = ruleOf(c);
    if (rule.status === 'INVALID')
      throw validationFailed('groupRule', 'groupRule: The rule refers to a deleted group.');
    setStatus(org, rule, 'ACTIVE');
    applyRule(org, rule);
    return c.body(null, 204);
  });
  app.post(`${one}/lifecycle/deactivate`, (c) => {
    const rule = ruleOf(c);
    if (rule.status !== 'INVALID') setStatus(org, rule, 'INACTIVE');
    return c.body(null, 204);
  });
}

const mustBeInactive = (rule: GroupRuleRecord, participle: string): Error =>
  validationFailed('groupRule', `groupRule: A rule with the status ${rule.status} cannot be ${participle}.`);

function setStatus(org: Org, rule: GroupRuleRecord, status: 'ACTIVE' | 'INACTIVE'): void {
  if (rule.status === status) return;
  rule.status = status;
  rule.lastUpdatedMs = org.clock.now();
  if (status === 'ACTIVE') recordRule(org, rule, 'trigger', 'Group rule triggered');
  else recordRule(org, rule, 'deactivated', 'Group rule deactivated');
}
