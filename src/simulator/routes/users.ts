import type { Hono } from 'hono';
import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type SimulatorEnv } from '../bindings.ts';
import { entityTag } from '../entity-tag.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readBoolean, readLimit } from '../query.ts';
import { deleteUser } from '../user-states.ts';
import { toGroup } from '../views/group.ts';
import { toUser } from '../views/user.ts';
import { createUser } from './create-user.ts';
import { listUsers } from './list-users.ts';
import { updateUser } from './update-user.ts';
import { userOfPath } from './user-of-path.ts';

const GROUPS_LIMIT = { default: 200, max: 200, above: 'cap' } as const;

/** `/users` and `/users/{id}` without its lifecycle. */
export function addUserRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  app.get('/api/v1/users', (c) => listUsers(c, org));
  app.post('/api/v1/users', (c) => createUser(c, org));
  app.get('/api/v1/users/:id', (c) => {
    const user = userOfPath(c, org);
    const body = toUser(org, user, originOf(c));
    c.header('etag', entityTag(body));
    return c.json(body);
  });
  app.on(['POST', 'PUT'], '/api/v1/users/:id', (c) => updateUser(c, org));
  app.delete('/api/v1/users/:id', (c) => {
    readBoolean(c, 'sendEmail', false);
    const user = userOfPath(c, org);
    const outcome = deleteUser(org, user);
    recordAction(org, {
      eventType: outcome === 'deactivated' ? 'user.lifecycle.deactivate' : 'user.lifecycle.delete.initiated',
      displayMessage: outcome === 'deactivated' ? 'Deactivate Okta user' : 'Delete Okta user',
      targets: [toUserTarget(user)],
      requestUri: `/api/v1/users/${user.id}`,
    });
    return c.body(null, 204);
  });
  app.get('/api/v1/users/:id/groups', (c) => {
    const user = userOfPath(c, org);
    const page = pageByOrder(c, org.groupsOf(user), readLimit(c, GROUPS_LIMIT));
    return c.json(page.map((group) => toGroup(group, originOf(c))));
  });
}
