import { applyRule } from '../group-rules.ts';
import type { Org } from '../org.ts';
import { addApiToken } from './add-api-token.ts';
import { addApp, addConsent } from './add-app.ts';
import { addDevice } from './add-device.ts';
import { addGroup, addGroupRule } from './add-group.ts';
import { addIdentityProvider } from './add-identity-provider.ts';
import { addUser } from './add-user.ts';
import { addZone } from './add-zone.ts';
import type { GroupSeed, OrgSeed, UserSeed } from './org-seed.ts';

const OWNER: UserSeed = {
  profile: {
    login: 'soar-integration@acme.example',
    email: 'soar-integration@acme.example',
    firstName: 'SOAR',
    lastName: 'Integration',
  },
  roles: [{ type: 'SUPER_ADMIN', label: 'Super Administrator' }],
};

/** Fills an org. `Everyone`, the owner of the API token and the token itself are added where the seed has none. */
export function plantSeed(org: Org, seed: OrgSeed): void {
  const groups = seed.groups ?? [];
  if (!groups.some((group) => group.name === 'Everyone')) {
    addGroup(org, { name: 'Everyone', description: 'All users in your organization', type: 'BUILT_IN' });
  }
  for (const group of groups) addGroup(org, group);
  for (const user of seed.users ?? []) addUser(org, user);
  const owner = seed.owner === undefined ? undefined : org.userByLogin(seed.owner);
  org.ownerId = (owner ?? addUser(org, OWNER)).id;
  for (const app of seed.apps ?? []) addApp(org, app);
  linkSourceApps(org, groups);
  for (const zone of seed.zones ?? []) addZone(org, zone);
  for (const device of seed.devices ?? []) addDevice(org, device);
  for (const consent of seed.consents ?? []) addConsent(org, consent);
  for (const token of seed.apiTokens ?? []) addApiToken(org, token);
  org.ownTokenId = addApiToken(org, { name: 'SOAR integration', user: org.ownerId }).id;
  for (const provider of seed.identityProviders ?? []) addIdentityProvider(org, provider);
  for (const rule of seed.groupRules ?? []) {
    const record = addGroupRule(org, rule);
    if (record.status === 'ACTIVE') applyRule(org, record, { silently: true });
  }
  for (const event of seed.logs ?? []) org.log.append(event);
}

/** Apps come after groups, since they name them; so an APP_GROUP learns last which app it comes from. */
function linkSourceApps(org: Org, groups: readonly GroupSeed[]): void {
  for (const group of groups) {
    const app = [...org.apps.values()].find((candidate) => candidate.label === group.sourceApp);
    const record = org.groupByName(group.name);
    if (app !== undefined && record !== undefined) record.sourceAppId = app.id;
  }
}
