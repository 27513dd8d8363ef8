import type { RoleRecord } from '../access-records.ts';
import { type RouteContext, segment } from '../bindings.ts';
import { readBody, textMember } from '../body.ts';
import { CUSTOM_ROLES, RESOURCE_SETS } from '../custom-roles.ts';
import { notFound, OktaError, validationFailed } from '../okta-error.ts';
import { readText } from '../query.ts';
import { ROLE_LABELS, type RoleSeed } from '../roles.ts';

/** The role that a request wants to assign: a standard one by its type, a custom one by role and resource set. */
export async function readRole(c: RouteContext): Promise<RoleSeed> {
  const body = await readBody(c);
  const type = textMember(body, 'type');
  if (type === 'CUSTOM') {
    const role = textMember(body, 'role');
    const resourceSet = textMember(body, 'resource-set');
    if (role === undefined) throw validationFailed('role', 'role: The field cannot be left blank');
    if (resourceSet === undefined) {
      throw validationFailed('resource-set', 'resource-set: The field cannot be left blank');
    }
    const custom = CUSTOM_ROLES.find(({ id }) => id === role);
    if (custom === undefined) throw notFound(role, 'Role');
    if (!RESOURCE_SETS.some(({ id }) => id === resourceSet)) throw notFound(resourceSet, 'ResourceSet');
    return { type, label: custom.label, role, resourceSet };
  }
  const label = type === undefined || !Object.hasOwn(ROLE_LABELS, type) ? undefined : ROLE_LABELS[type];
  if (type === undefined || label === undefined) throw validationFailed('type', 'type: The field is not valid');
  return { type, label };
}

export function refuseRepeatedRole(roles: readonly RoleRecord[], seed: RoleSeed, assignee: 'user' | 'group'): void {
  const isThere = roles.some(
    ({ type, role, resourceSet }) => type === seed.type && role === seed.role && resourceSet === seed.resourceSet,
  );
  if (!isThere) return;
  const text = `The role specified is already assigned to the ${assignee}.`;
  throw new OktaError(409, 'E0000090', text, [text]);
}

export function roleOfPath(c: RouteContext, roles: readonly RoleRecord[]): RoleRecord {
  const roleId = segment(c, 'roleAssignmentId');
  const role = roles.find((candidate) => candidate.id === roleId);
  if (role === undefined) throw notFound(roleId, 'RoleAssignment');
  return role;
}

/** Which targets `expand` asks for. */
export function targetsToShow(c: RouteContext): 'groups' | 'apps' | undefined {
  const expand = readText(c, 'expand');
  if (expand === 'targets/groups') return 'groups';
  return expand === 'targets/catalog/apps' ? 'apps' : undefined;
}
