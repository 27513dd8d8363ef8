import type { Org } from '../org.ts';
import type { AppRecord, JsonObject, UserRecord } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';
import { toListedUser } from './user.ts';

/** The assignment of an app to a user: their own (`USER`), or one that they have through a group (`GROUP`). */
export function toAppUser(
  org: Org,
  app: AppRecord,
  user: UserRecord,
  origin: string,
  withUser: boolean = false,
): JsonObject {
  const direct = app.users.get(user.id);
  const createdMs = direct?.createdMs ?? app.createdMs;
  return {
    id: user.id,
    externalId: null,
    created: toTimestamp(createdMs),
    lastUpdated: toTimestamp(direct?.lastUpdatedMs ?? createdMs),
    scope: direct === undefined ? 'GROUP' : 'USER',
    status: user.status === 'ACTIVE' ? 'ACTIVE' : 'STAGED',
    statusChanged: toTimestamp(createdMs),
    passwordChanged: null,
    syncState: 'DISABLED',
    credentials: { userName: direct?.userName ?? String(user.profile.login) },
    profile: direct?.profile ?? {},
    ...(withUser ? { _embedded: { user: toListedUser(org, user, origin) } } : {}),
    _links: {
      app: { href: `${origin}/api/v1/apps/${app.id}` },
      user: { href: `${origin}/api/v1/users/${user.id}` },
    },
  };
}
