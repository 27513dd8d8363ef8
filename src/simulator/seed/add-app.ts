import type { ClientSecretRecord } from '../access-records.ts';
import type { Org } from '../org.ts';
import type { AppRecord } from '../records.ts';
import { findGroup } from './add-group.ts';
import type { AppSeed, ConsentSeed } from './org-seed.ts';
import { parseDateOr } from './seed-dates.ts';

const REFRESH_TOKEN_LIFETIME_MS = 90 * 86_400_000;

export function addApp(org: Org, seed: AppSeed): AppRecord {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const isOAuth = seed.signOnMode === 'OPENID_CONNECT';
  const app: AppRecord = {
    id: seed.id ?? org.ids.next('0oa'),
    order: org.nextOrder(),
    name: seed.name ?? (isOAuth ? 'oidc_client' : seed.label.toLowerCase().replace(/[^a-z0-9]+/g, '_')),
    label: seed.label,
    status: seed.status ?? 'ACTIVE',
    signOnMode: seed.signOnMode ?? 'SAML_2_0',
    system: seed.system ?? false,
    createdMs,
    lastUpdatedMs: createdMs,
    groups: new Map(),
    users: new Map(),
    grants: new Map(),
    secrets: isOAuth ? [newSecret(org, createdMs)] : [],
  };
  for (const name of seed.groups ?? []) {
    app.groups.set(findGroup(org, name).id, { priority: app.groups.size, profile: {}, lastUpdatedMs: createdMs });
  }
  for (const login of seed.users ?? []) {
    const user = org.resolveUser(login);
    const userName = String(user.profile.login);
    app.users.set(user.id, { profile: {}, userName, createdMs, lastUpdatedMs: createdMs });
  }
  org.apps.set(app.id, app);
  return app;
}

function newSecret(org: Org, createdMs: number): ClientSecretRecord {
  // Prefixes of their own leave the other tokens of the org as they are.
  const [value, hash] = [org.ids.opaque('S', 30), org.ids.opaque('H', 16)];
  return { id: org.ids.next('ocs'), status: 'ACTIVE', value, hash, createdMs };
}

export function addConsent(org: Org, seed: ConsentSeed): void {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const userId = org.resolveUser(seed.user).id;
  const clientId = findApp(org, seed.app).id;
  for (const scopeId of seed.scopes) {
    const id = org.ids.next('oag');
    org.grants.set(id, { id, order: org.nextOrder(), userId, clientId, scopeId, source: 'END_USER', createdMs });
  }
  if (seed.refreshToken !== true) return;
  const id = org.ids.next('oar');
  const token = { id, order: org.nextOrder(), userId, clientId, scopes: seed.scopes, createdMs };
  org.refreshTokens.set(id, { ...token, expiresAtMs: createdMs + REFRESH_TOKEN_LIFETIME_MS });
}

function findApp(org: Org, labelOrId: string): AppRecord {
  const app = org.apps.get(labelOrId) ?? [...org.apps.values()].find((one) => one.label === labelOrId);
  if (app === undefined) throw new TypeError(`A seed names an app that it does not have: ${labelOrId}`);
  return app;
}
