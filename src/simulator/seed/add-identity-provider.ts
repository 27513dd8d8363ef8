import type { IdentityProviderRecord } from '../access-records.ts';
import type { Org } from '../org.ts';
import type { IdentityProviderSeed } from './org-seed.ts';
import { parseDateOr } from './seed-dates.ts';

export function addIdentityProvider(org: Org, seed: IdentityProviderSeed): IdentityProviderRecord {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const provider: IdentityProviderRecord = {
    id: seed.id ?? org.ids.next('0oa'),
    order: org.nextOrder(),
    type: seed.type,
    name: seed.name,
    status: seed.status ?? 'ACTIVE',
    createdMs,
    lastUpdatedMs: parseDateOr(seed.lastUpdated, createdMs),
    protocol: seed.protocol,
    policy: seed.policy,
    users: new Map(
      (seed.users ?? []).map((login) => {
        const user = org.resolveUser(login);
        return [user.id, { externalId: String(user.profile.login), createdMs }];
      }),
    ),
  };
  org.identityProviders.set(provider.id, provider);
  return provider;
}
