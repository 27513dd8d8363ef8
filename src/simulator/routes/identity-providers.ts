import type { Hono } from 'hono';
import type { IdentityProviderRecord } from '../access-records.ts';
import { recordAction } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { notFound } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readLimit, readText } from '../query.ts';
import { toIdentityProvider, toIdentityProviderUser } from '../views/identity-provider.ts';
import { userByIdOfPath, userOfPath } from './user-of-path.ts';

const LIMIT = { default: 20, max: 200, above: 'cap' } as const;
/** As recorded: the links of this list lose what was searched for. */
const LOST_IN_LINKS = ['q', 'type'];

/** `/idps`, and the providers of one user. */
export function addIdentityProviderRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const one = '/api/v1/idps/:idpId';
  const providerOf = (c: RouteContext): IdentityProviderRecord => org.identityProvider(segment(c, 'idpId'));

  app.get('/api/v1/idps', (c) => {
    const [q, type] = [readText(c, 'q')?.toLowerCase(), readText(c, 'type')];
    const hits = [...org.identityProviders.values()].filter(
      (provider) =>
        (q === undefined || provider.name.toLowerCase().includes(q)) && (type === undefined || provider.type === type),
    );
    const page = pageByOrder(c, hits, readLimit(c, LIMIT), LOST_IN_LINKS);
    return c.json(page.map((provider) => toIdentityProvider(provider, originOf(c))));
  });
  app.get(one, (c) => c.json(toIdentityProvider(providerOf(c), originOf(c))));
  app.delete(one, (c) => {
    const provider = providerOf(c);
    org.identityProviders.delete(provider.id);
    record(org, provider, 'delete');
    return c.body(null, 204);
  });
  for (const verb of ['activate', 'deactivate'] as const) {
    app.post(`${one}/lifecycle/${verb}`, (c) => {
      const provider = providerOf(c);
      const status = verb === 'activate' ? 'ACTIVE' : 'INACTIVE';
      if (provider.status !== status) {
        provider.status = status;
        provider.lastUpdatedMs = org.clock.now();
        record(org, provider, verb);
      }
      return c.json(toIdentityProvider(provider, originOf(c)));
    });
  }
  addUserRoutes(app, org, one, providerOf);
}

function addUserRoutes(
  app: Hono<SimulatorEnv>,
  org: Org,
  one: string,
  providerOf: (c: RouteContext) => IdentityProviderRecord,
): void {
  app.get('/api/v1/users/:id/idps', (c) => {
    const user = userOfPath(c, org);
    const providers = [...org.identityProviders.values()].filter(({ users }) => users.has(user.id));
    return c.json(providers.map((provider) => toIdentityProvider(provider, originOf(c))));
  });
  app.get(`${one}/users`, (c) => {
    const provider = providerOf(c);
    const linked = [...provider.users.keys()].flatMap((id) => org.users.get(id) ?? []);
    const page = pageByOrder(c, linked, readLimit(c, LIMIT));
    return c.json(page.map((user) => toIdentityProviderUser(provider, user.id, originOf(c))));
  });
  app.get(`${one}/users/:userId`, (c) => {
    const provider = providerOf(c);
    const { id } = userByIdOfPath(c, org);
    if (!provider.users.has(id)) throw notFound(id, 'IdpUser');
    return c.json(toIdentityProviderUser(provider, id, originOf(c)));
  });
  app.delete(`${one}/users/:userId`, (c) => {
    const { id } = userByIdOfPath(c, org);
    if (!providerOf(c).users.delete(id)) throw notFound(id, 'IdpUser');
    return c.body(null, 204);
  });
}

function record(org: Org, provider: IdentityProviderRecord, verb: 'activate' | 'deactivate' | 'delete'): void {
  recordAction(org, {
    eventType: `system.idp.lifecycle.${verb}`,
    displayMessage: `Identity provider ${verb}`,
    targets: [{ id: provider.id, type: 'IdentityProvider', alternateId: 'unknown', displayName: provider.name }],
    requestUri: `/api/v1/idps/${provider.id}`,
  });
}
