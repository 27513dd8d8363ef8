import type { Hono } from 'hono';
import { type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { readBody, textMember } from '../body.ts';
import { notFound, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readLimit } from '../query.ts';
import type { GroupRecord, JsonObject } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

const LIMIT = { default: 1000, max: 1000, above: 'cap' } as const;

/** `/groups/{groupId}/owners`: the users and groups who answer for a group. */
export function addGroupOwnerRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const all = '/api/v1/groups/:groupId/owners';
  const groupOf = (c: RouteContext): GroupRecord => org.group(segment(c, 'groupId'));

  app.get(all, (c) => {
    const rows = [...groupOf(c).owners].map(([id, addedMs], order) => ({ order, id, addedMs }));
    return c.json(pageByOrder(c, rows, readLimit(c, LIMIT)).map(({ id, addedMs }) => toOwner(org, id, addedMs)));
  });
  app.post(all, async (c) => {
    const group = groupOf(c);
    const body = await readBody(c);
    const id = textMember(body, 'id') ?? '';
    const isKnown = body.type === 'GROUP' ? org.groups.has(id) : body.type === 'USER' && org.users.has(id);
    if (!isKnown) throw validationFailed('owner', 'owner: Provided owner is not found');
    if (group.owners.has(id)) {
      throw validationFailed('owner', 'owner: Provided owner is already assigned to this group');
    }
    group.owners.set(id, org.clock.now());
    return c.json(toOwner(org, id, org.clock.now()), 201);
  });
  app.delete(`${all}/:ownerId`, (c) => {
    const ownerId = segment(c, 'ownerId');
    if (!groupOf(c).owners.delete(ownerId)) throw notFound(ownerId, 'LinkedObject');
    return c.body(null, 204);
  });
}

function toOwner(org: Org, id: string, addedMs: number): JsonObject {
  const group = org.groups.get(id);
  const { firstName, lastName } = org.users.get(id)?.profile ?? {};
  return {
    id,
    type: group === undefined ? 'USER' : 'GROUP',
    displayName: group === undefined ? `${firstName} ${lastName}` : String(group.profile.name),
    originId: null,
    originType: 'OKTA_DIRECTORY',
    resolved: true,
    lastUpdated: toTimestamp(addedMs),
  };
}
