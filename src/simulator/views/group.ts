import type { GroupRecord, JsonObject } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

export function toGroupCore(group: GroupRecord): JsonObject {
  return {
    id: group.id,
    created: toTimestamp(group.createdMs),
    lastUpdated: toTimestamp(group.lastUpdatedMs),
    lastMembershipUpdated: toTimestamp(group.lastMembershipUpdatedMs),
    objectClass: [...group.objectClass],
    type: group.type,
    profile: group.profile,
    ...(group.sourceAppId === undefined ? {} : { source: { id: group.sourceAppId } }),
  };
}

export function toGroup(group: GroupRecord, origin: string): JsonObject {
  const self = `${origin}/api/v1/groups/${group.id}`;
  const logo = (size: string): JsonObject => ({
    name: size,
    href: `${origin}/assets/img/logos/groups/okta-${size}.png`,
    type: 'image/png',
  });
  return {
    ...toGroupCore(group),
    _links: {
      logo: [logo('medium'), logo('large')],
      users: { href: `${self}/users` },
      apps: { href: `${self}/apps` },
      ...(group.sourceAppId === undefined ? {} : { source: { href: `${origin}/api/v1/apps/${group.sourceAppId}` } }),
    },
  };
}
