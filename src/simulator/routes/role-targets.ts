import type { Hono } from 'hono';
import type { RoleRecord } from '../access-records.ts';
import { originOf, type RouteContext, type SimulatorEnv } from '../bindings.ts';
import { OktaError } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readLimit } from '../query.ts';
import { targetsOf } from '../roles.ts';
import { toGroup } from '../views/group.ts';
import { toCatalogApp, toRoleTarget } from '../views/role.ts';
import { roleOfPath } from './role-requests.ts';

const LIMIT = { default: 20, max: 200, above: 'cap' } as const;

/** `…/roles/{roleAssignmentId}/targets…`: what a role is limited to. An empty list means everything. */
export function addRoleTargetRoutes(
  app: Hono<SimulatorEnv>,
  org: Org,
  rolePath: string,
  rolesOfPath: (c: RouteContext) => readonly RoleRecord[],
): void {
  const page = (c: RouteContext, targets: readonly string[]): string[] => {
    const rows = targets.map((target, order) => ({ order, target }));
    return pageByOrder(c, rows, readLimit(c, LIMIT)).map(({ target }) => target);
  };

  app.get(`${rolePath}/targets`, (c) => {
    const role = roleOfPath(c, rolesOfPath(c));
    return c.json(page(c, role.targets).map((target) => toRoleTarget(org, role, target, originOf(c))));
  });
  app.get(`${rolePath}/targets/groups`, (c) => {
    const role = roleOfPath(c, rolesOfPath(c));
    if (targetsOf(role) !== 'groups') throw wrongRoleType();
    const groups = page(c, role.targets).flatMap((id) => org.groups.get(id) ?? []);
    return c.json(groups.map((group) => toGroup(group, originOf(c))));
  });
  app.get(`${rolePath}/targets/catalog/apps`, (c) => {
    const role = roleOfPath(c, rolesOfPath(c));
    if (targetsOf(role) !== 'apps') throw wrongRoleType();
    return c.json(page(c, role.targets).map((name) => toCatalogApp(org, name, originOf(c))));
  });
}

const wrongRoleType = (): OktaError =>
  new OktaError(400, 'E0000091', 'The provided role type was not the same as required role type.');
