import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { SimulatorEnv } from './bindings.ts';
import { accessDenied, internalError, notServed, OktaError } from './okta-error.ts';
import type { Org } from './org.ts';
import { addApiTokenRoutes } from './routes/api-tokens.ts';
import { addAppGrantRoutes } from './routes/app-grants.ts';
import { addAppGroupRoutes } from './routes/app-groups.ts';
import { addAppSecretRoutes } from './routes/app-secrets.ts';
import { addAppTokenRoutes } from './routes/app-tokens.ts';
import { addAppUserRoutes } from './routes/app-users.ts';
import { addAppRoutes } from './routes/apps.ts';
import { addAuthenticatorEnrollmentRoutes } from './routes/authenticator-enrollments.ts';
import { addDeviceRoutes } from './routes/devices.ts';
import { addGroupOwnerRoutes } from './routes/group-owners.ts';
import { addGroupRoleRoutes } from './routes/group-roles.ts';
import { addGroupRuleRoutes } from './routes/group-rules.ts';
import { addGroupRoutes } from './routes/groups.ts';
import { addIamRoutes } from './routes/iam.ts';
import { addIdentityProviderRoutes } from './routes/identity-providers.ts';
import { addLogRoutes } from './routes/logs.ts';
import { addOrgRoutes } from './routes/org.ts';
import { addUserAppLinkRoutes } from './routes/user-app-links.ts';
import { addUserClientRoutes } from './routes/user-clients.ts';
import { addUserDeviceRoutes } from './routes/user-devices.ts';
import { addUserFactorRoutes } from './routes/user-factors.ts';
import { addUserGrantRoutes } from './routes/user-grants.ts';
import { addUserLifecycleRoutes } from './routes/user-lifecycle.ts';
import { addUserRiskRoutes } from './routes/user-risk.ts';
import { addUserRoleRoutes } from './routes/user-roles.ts';
import { addUserSessionRoutes } from './routes/user-sessions.ts';
import { addUserRoutes } from './routes/users.ts';
import { addZoneRoutes } from './routes/zones.ts';

/** In this order: a literal segment comes before a parameter in the same place. */
const ADD_ROUTES: readonly ((app: Hono<SimulatorEnv>, org: Org) => void)[] = [
  addUserRoutes,
  addUserLifecycleRoutes,
  addUserSessionRoutes,
  addUserFactorRoutes,
  addAuthenticatorEnrollmentRoutes,
  addUserGrantRoutes,
  addUserClientRoutes,
  addUserRiskRoutes,
  addUserRoleRoutes,
  addUserAppLinkRoutes,
  addUserDeviceRoutes,
  addGroupRuleRoutes,
  addGroupRoutes,
  addGroupRoleRoutes,
  addGroupOwnerRoutes,
  addAppRoutes,
  addAppUserRoutes,
  addAppGroupRoutes,
  addAppTokenRoutes,
  addAppGrantRoutes,
  addAppSecretRoutes,
  addZoneRoutes,
  addLogRoutes,
  addDeviceRoutes,
  addIamRoutes,
  addApiTokenRoutes,
  addIdentityProviderRoutes,
  addOrgRoutes,
];

/** The lists that answer `[]` to a client whose admin role does not cover them; everything else answers 403. */
const LISTS = ['/api/v1/users', '/api/v1/groups', '/api/v1/apps', '/api/v1/zones', '/api/v1/logs', '/api/v1/devices'];

/** The management API of one org: paths, methods, errors. The caller is known by now. */
export function createApp(org: Org, onBug: (bug: Error) => void): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.use('/api/v1/*', async (c, next) => {
    const isList = c.req.method === 'GET' && LISTS.includes(c.req.path);
    if (c.env.caller?.isAdmin === false && !isList) throw accessDenied();
    await next();
  });
  for (const addRoutes of ADD_ROUTES) addRoutes(app, org);

  app.notFound((c) => {
    const error = notServed(c.req.method, c.req.path);
    return c.json(toErrorBody(org, error), error.status as ContentfulStatusCode);
  });
  app.onError((thrown, c) => {
    // Any other error is a bug of the simulator.
    if (!(thrown instanceof OktaError)) onBug(thrown);
    const error = thrown instanceof OktaError ? thrown : internalError();
    return c.json(toErrorBody(org, error), error.status as ContentfulStatusCode);
  });
  return app;
}

export interface ErrorBody {
  errorCode: string;
  errorSummary: string;
  errorLink: string;
  errorId: string;
  errorCauses: { errorSummary: string }[];
}

export function toErrorBody(org: Org, error: OktaError): ErrorBody {
  return {
    errorCode: error.errorCode,
    errorSummary: error.message,
    errorLink: error.errorCode,
    errorId: org.ids.opaque('oae', 15),
    errorCauses: error.causes.map((errorSummary) => ({ errorSummary })),
  };
}
