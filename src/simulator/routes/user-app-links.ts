import type { Hono } from 'hono';
import { originOf, type SimulatorEnv } from '../bindings.ts';
import type { Org } from '../org.ts';
import { userOfPath } from './user-of-path.ts';

/** `GET /users/{id}/appLinks`: the active apps on a user's dashboard. */
export function addUserAppLinkRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  app.get('/api/v1/users/:id/appLinks', (c) => {
    const user = userOfPath(c, org);
    const apps = [...org.apps.values()].filter((one) => one.status === 'ACTIVE' && org.hasApp(user, one));
    return c.json(
      apps.map((one, index) => ({
        id: org.userTypeId,
        label: one.label,
        linkUrl: `${originOf(c)}/home/${one.name}/${one.id}/1`,
        logoUrl: `${originOf(c)}/assets/img/logos/default.png`,
        appName: one.name,
        appInstanceId: one.id,
        appAssignmentId: `0ua${one.id.slice(3)}`,
        credentialsSetup: false,
        hidden: false,
        sortOrder: index,
      })),
    );
  });
}
