import type { Clock } from '../../clock.ts';
import { toTimestamp } from '../timestamps.ts';
import { CAST } from './cast.ts';
import { toApps, toConsents } from './company-apps.ts';
import { toDevices } from './company-devices.ts';
import { toGroupRules, toGroups } from './company-groups.ts';
import { toApiTokens, toIdentityProviders } from './company-keys.ts';
import { toZones } from './company-zones.ts';
import { toFactorsFor } from './factors.ts';
import type { OrgSeed } from './org-seed.ts';
import { toPeople } from './people.ts';

const DAY_MS = 86_400_000;

/** Acme: some forty people and what they work with, all dated from the org's clock so that it is always of today. */
export function toCompany(clock: Clock): OrgSeed {
  const nowMs = clock.now();
  const iso = (daysAgo: number): string => toTimestamp(Math.floor(nowMs / 1000) * 1000 - daysAgo * DAY_MS);
  return {
    owner: CAST.admin,
    users: toPeople(iso, toFactorsFor(iso)),
    groups: toGroups(iso),
    groupRules: toGroupRules(iso),
    apps: toApps(iso),
    consents: toConsents(iso),
    zones: toZones(iso),
    devices: toDevices(iso),
    apiTokens: toApiTokens(iso),
    identityProviders: toIdentityProviders(iso),
  };
}
