import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { SimulatorEnv } from './bindings.ts';
import { accessDenied, internalError, methodNotAllowed, OktaError, pathNotFound } from './okta-error.ts';
import type { Org } from './org.ts';
import { addAppRoutes } from './routes/apps.ts';
import { addDeviceRoutes } from './routes/devices.ts';
import { addGroupRoutes } from './routes/groups.ts';
import { addLogRoutes } from './routes/logs.ts';
import { addUserAccessRoutes } from './routes/user-access.ts';
import { addUserFactorRoutes } from './routes/user-factors.ts';
import { addUserLifecycleRoutes } from './routes/user-lifecycle.ts';
import { addUserRoutes } from './routes/users.ts';
import { addZoneRoutes } from './routes/zones.ts';

/** The lists that answer `[]` to a client whose admin role does not cover them; everything else answers 403. */
const LISTS = ['/api/v1/users', '/api/v1/groups', '/api/v1/apps', '/api/v1/zones', '/api/v1/logs', '/api/v1/devices'];

/** The management API of one org: paths, methods, errors. Who may ask at all was settled before. */
export function createApp(org: Org, onBug: (bug: Error) => void): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.use('/api/v1/*', async (c, next) => {
    const isList = c.req.method === 'GET' && LISTS.includes(c.req.path);
    if (c.env.caller?.isAdmin === false && !isList) throw accessDenied();
    await next();
  });
  addUserRoutes(app, org);
  addUserLifecycleRoutes(app, org);
  addUserFactorRoutes(app, org);
  addUserAccessRoutes(app, org);
  addGroupRoutes(app, org);
  addAppRoutes(app, org);
  addZoneRoutes(app, org);
  addLogRoutes(app, org);
  addDeviceRoutes(app, org);

  const known = app.routes.filter((route) => route.method !== 'ALL').map((route) => toPathPattern(route.path));
  app.notFound((c) => {
    const error = known.some((pattern) => pattern.test(c.req.path)) ? methodNotAllowed() : pathNotFound();
    return c.json(toErrorBody(org, error), error.status as ContentfulStatusCode);
  });
  app.onError((thrown, c) => {
    // Anything that is not an answer of Okta's is a fault in the simulator itself.
    if (!(thrown instanceof OktaError)) onBug(thrown);
    const error = thrown instanceof OktaError ? thrown : internalError();
    return c.json(toErrorBody(org, error), error.status as ContentfulStatusCode);
  });
  return app;
}

function toPathPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/:[A-Za-z]+/g, '[^/]+')}$`);
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
