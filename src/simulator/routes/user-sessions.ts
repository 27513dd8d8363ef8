import type { Hono } from 'hono';
import { recordAction, toUserTarget } from '../audit.ts';
import type { SimulatorEnv } from '../bindings.ts';
import { revokeTokensOf } from '../oauth-tokens.ts';
import type { Org } from '../org.ts';
import { readBoolean } from '../query.ts';
import { userByIdOfPath } from './user-of-path.ts';

/** `DELETE /users/{userId}/sessions`; no error for a user without sessions. */
export function addUserSessionRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  app.delete('/api/v1/users/:userId/sessions', (c) => {
    const alsoTokens = readBoolean(c, 'oauthTokens', false);
    const forgetDevices = readBoolean(c, 'forgetDevices', true);
    const user = userByIdOfPath(c, org);
    user.sessions = 0;
    if (forgetDevices) user.rememberedDevices = 0;
    const requestUri = `/api/v1/users/${user.id}/sessions`;
    recordAction(org, {
      eventType: 'user.session.clear',
      displayMessage: 'Clear user session',
      targets: [toUserTarget(user)],
      requestUri,
    });
    if (alsoTokens) revokeTokensOf(org, user, requestUri);
    return c.body(null, 204);
  });
}
