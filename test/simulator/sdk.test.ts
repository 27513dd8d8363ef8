import okta from '@okta/okta-sdk-nodejs';
import { expect, it, onTestFinished } from 'vitest';
import { type OrgSeed, type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { createConformanceObserver } from '../support/openapi.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';

/** Okta's own SDK works with the simulated org as with a real one: every operation of these resources that both have. */

const ANN = '00u00000000000000ann';
const BOB = '00u00000000000000bob';
const DESK = '00g0000000000000desk';
const MAIL = '0oa0000000000000mail';
const LAPTOP = 'guo00000000000laptop';
const TOKEN = '00T000000000000000old';
const IDP = '0oa00000000000idp001';

const person = (name: string) => ({
  login: `${name}@acme.example`,
  email: `${name}@acme.example`,
  firstName: name,
  lastName: 'Ames',
});

const SEED: OrgSeed = {
  groups: [{ id: DESK, name: 'Desk', description: 'Answers the phone' }],
  users: [
    {
      id: ANN,
      profile: { ...person('ann'), city: 'Berlin' },
      password: 'Secr3t-Enough',
      sessions: 1,
      factors: [{ factorType: 'push', deviceId: 'phone' }],
    },
    { id: BOB, profile: person('bob'), groups: ['Desk'] },
  ],
  apps: [{ id: MAIL, label: 'Mail Helper', signOnMode: 'OPENID_CONNECT', users: [ANN] }],
  consents: [{ user: ANN, app: MAIL, scopes: ['openid'], refreshToken: true }],
  devices: [{ id: LAPTOP, profile: { displayName: 'Laptop', platform: 'WINDOWS', registered: true }, users: [ANN] }],
  apiTokens: [{ id: TOKEN, name: 'backup', user: ANN }],
  identityProviders: [
    {
      id: IDP,
      type: 'OIDC',
      name: 'Partners',
      protocol: { type: 'OIDC' },
      policy: { accountLink: { action: 'AUTO' } },
      users: [ANN],
    },
  ],
};

interface Connection {
  readonly client: InstanceType<typeof okta.Client>;
  readonly org: Simulator['org'];
}

async function connect(): Promise<Connection> {
  const observer = createConformanceObserver();
  const simulator = await startSimulator({
    clock: createVirtualClock('2026-06-01T12:00:00.000Z'),
    rateLimits: false,
    seed: SEED,
    observe: observer.observe,
  });
  onTestFinished(async () => {
    await simulator.close();
    expect([...observer.violations, ...simulator.bugs]).toEqual([]);
  });
  const config = { orgUrl: simulator.url, token: simulator.token, testing: { disableHttpsCheck: true } };
  return { client: new okta.Client(config), org: simulator.org };
}

/** The ids of a list, over all of its pages. */
async function idsOf(list: Promise<AsyncIterable<{ id?: string } | null>>): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = [];
  for await (const row of await list) ids.push(row?.id);
  return ids;
}

it('applications, their users, groups and scopes', async () => {
  const { client, org } = await connect();
  const { applicationApi: api } = client;
  expect(await idsOf(api.listApplications({ filter: `user.id eq "${ANN}"`, limit: 1 }))).toEqual([MAIL]);
  expect((await api.getApplication({ appId: MAIL })).label).toBe('Mail Helper');
  expect(await idsOf(api.listApplicationUsers({ appId: MAIL }))).toEqual([ANN]);
  expect((await api.assignUserToApplication({ appId: MAIL, appUser: { id: BOB } })).scope).toBe('USER');
  const change = { appId: MAIL, userId: BOB, appUser: { profile: { seat: 4 } } };
  expect((await api.updateApplicationUser(change)).profile).toEqual({ seat: 4 });
  expect((await api.getApplicationUser({ appId: MAIL, userId: BOB })).id).toBe(BOB);
  await api.unassignUserFromApplication({ appId: MAIL, userId: BOB });
  const group = { appId: MAIL, groupId: DESK };
  expect((await api.assignGroupToApplication({ ...group, applicationGroupAssignment: { priority: 3 } })).priority).toBe(
    3,
  );
  expect(await idsOf(api.listApplicationGroupAssignments({ appId: MAIL }))).toEqual([DESK]);
  expect((await api.getApplicationGroupAssignment(group)).id).toBe(DESK);
  await expect(api.unassignUserFromApplication({ appId: MAIL, userId: BOB })).rejects.toMatchObject({
    errorCode: 'E0000046',
  });
  await api.unassignApplicationFromGroup(group);
  const issuer = client.baseUrl;
  const grant = await api.grantConsentToScope({
    appId: MAIL,
    oAuth2ScopeConsentGrant: { issuer, scopeId: 'okta.users.read' },
  });
  expect(await idsOf(api.listScopeConsentGrants({ appId: MAIL }))).toEqual([grant.id]);
  expect((await api.getScopeConsentGrant({ appId: MAIL, grantId: String(grant.id) })).scopeId).toBe('okta.users.read');
  await api.revokeScopeConsentGrant({ appId: MAIL, grantId: String(grant.id) });
  await api.deactivateApplication({ appId: MAIL });
  await api.activateApplication({ appId: MAIL });
  expect(org.app(MAIL).status).toBe('ACTIVE');
  await api.deactivateApplication({ appId: MAIL });
  await api.deleteApplication({ appId: MAIL });
  expect(org.apps.size).toBe(0);
});

it('groups, their members, owners and rules', async () => {
  const { client, org } = await connect();
  const { groupApi: api } = client;
  const created = await api.createGroup({ group: { profile: { name: 'Berlin' } } });
  const groupId = String(created.id);
  expect(await idsOf(api.listGroups({ q: 'Berlin' }))).toEqual([groupId]);
  const profile = { name: 'Berlin', description: 'Everybody there' };
  expect((await api.replaceGroup({ groupId, group: { profile } })).profile).toMatchObject(profile);
  await api.assignUserToGroup({ groupId, userId: BOB });
  expect(await idsOf(api.listGroupUsers({ groupId }))).toEqual([BOB]);
  await api.unassignUserFromGroup({ groupId, userId: BOB });
  expect(await idsOf(api.listAssignedApplicationsForGroup({ groupId }))).toEqual([]);
  await api.assignGroupOwner({ groupId, GroupOwner: { id: ANN, type: 'USER' } });
  expect(await idsOf(api.listGroupOwners({ groupId }))).toEqual([ANN]);
  await api.deleteGroupOwner({ groupId, ownerId: ANN });
  const groupRule = {
    type: 'group_rule' as const,
    name: 'Berlin staff',
    conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.city=="Berlin"' } },
    actions: { assignUserToGroups: { groupIds: [groupId] } },
  };
  const ruleId = String((await api.createGroupRule({ groupRule })).id);
  expect(await idsOf(api.listGroupRules({ search: 'berlin' }))).toEqual([ruleId]);
  const renamed = { ruleId, groupRule: { ...groupRule, name: 'All of Berlin' } };
  expect((await api.replaceGroupRule(renamed)).name).toBe('All of Berlin');
  await api.activateGroupRule({ ruleId });
  expect((await api.getGroupRule({ ruleId })).status).toBe('ACTIVE');
  expect([...org.group(groupId).members]).toEqual([ANN]);
  await api.deactivateGroupRule({ ruleId });
  await api.deleteGroupRule({ ruleId, removeUsers: true });
  expect([org.groupRules.size, org.group(groupId).members.size]).toEqual([0, 0]);
  expect((await api.getGroup({ groupId })).id).toBe(groupId);
  await api.deleteGroup({ groupId });
  await expect(api.getGroup({ groupId })).rejects.toMatchObject({ status: 404, errorCode: 'E0000007' });
});

it('network zones', async () => {
  const { client, org } = await connect();
  const { networkZoneApi: api } = client;
  const gateways = [{ type: 'CIDR' as const, value: '192.0.2.0/24' }];
  const zone = { type: 'IP' as const, name: 'Blocked', usage: 'BLOCKLIST' as const, gateways };
  const zoneId = String((await api.createNetworkZone({ zone })).id);
  expect(await idsOf(api.listNetworkZones({ filter: `id eq "${zoneId}"` }))).toEqual([zoneId]);
  expect((await api.getNetworkZone({ zoneId })).name).toBe('Blocked');
  expect((await api.replaceNetworkZone({ zoneId, zone: { ...zone, name: 'Banned' } })).name).toBe('Banned');
  expect((await api.deactivateNetworkZone({ zoneId })).status).toBe('INACTIVE');
  expect((await api.activateNetworkZone({ zoneId })).status).toBe('ACTIVE');
  await expect(api.deleteNetworkZone({ zoneId })).rejects.toMatchObject({ status: 400, errorCode: 'E0000001' });
  await api.deactivateNetworkZone({ zoneId });
  await api.deleteNetworkZone({ zoneId });
  expect(org.zones.size).toBe(0);
});

it('API tokens', async () => {
  const { client, org } = await connect();
  const { apiTokenApi: api } = client;
  expect(await idsOf(api.listApiTokens())).toEqual([TOKEN, org.ownTokenId]);
  expect((await api.getApiToken({ apiTokenId: TOKEN })).name).toBe('backup');
  await api.revokeApiToken({ apiTokenId: TOKEN });
  await api.revokeCurrentApiToken();
  await expect(api.getApiToken({ apiTokenId: TOKEN })).rejects.toMatchObject({ status: 401, errorCode: 'E0000011' });
});

it('identity providers', async () => {
  const { client, org } = await connect();
  const { identityProviderApi: api } = client;
  expect(await idsOf(api.listIdentityProviders({ type: 'OIDC' }))).toEqual([IDP]);
  expect((await api.getIdentityProvider({ idpId: IDP })).policy?.accountLink?.action).toBe('AUTO');
  expect(await idsOf(api.listIdentityProviderApplicationUsers({ idpId: IDP }))).toEqual([ANN]);
  expect((await api.getIdentityProviderApplicationUser({ idpId: IDP, userId: ANN })).id).toBe(ANN);
  expect(await idsOf(api.listUserIdentityProviders({ userId: ANN }))).toEqual([IDP]);
  await api.unlinkUserFromIdentityProvider({ idpId: IDP, userId: ANN });
  expect((await api.deactivateIdentityProvider({ idpId: IDP })).status).toBe('INACTIVE');
  expect((await api.activateIdentityProvider({ idpId: IDP })).status).toBe('ACTIVE');
  await api.deleteIdentityProvider({ idpId: IDP });
  expect(org.identityProviders.size).toBe(0);
});

it('sessions, grants, clients, tokens, blocks and risk of a user', async () => {
  const { client, org } = await connect();
  const { userApi: api } = client;
  expect(await idsOf(api.listUserGrants({ userId: ANN }))).toEqual([...org.grants.keys()]);
  const ofClient = { userId: ANN, clientId: MAIL };
  expect(await idsOf(api.listGrantsForUserAndClient(ofClient))).toEqual([...org.grants.keys()]);
  const [tokenId = ''] = org.refreshTokens.keys();
  expect(await idsOf(api.listRefreshTokensForUserAndClient(ofClient))).toEqual([tokenId]);
  expect((await api.getRefreshTokenForUserAndClient({ ...ofClient, tokenId })).id).toBe(tokenId);
  await api.revokeTokenForUserAndClient({ ...ofClient, tokenId });
  await api.revokeTokensForUserAndClient(ofClient);
  const [grantId = ''] = org.grants.keys();
  expect((await api.getUserGrant({ userId: ANN, grantId })).scopeId).toBe('openid');
  await api.revokeUserGrant({ userId: ANN, grantId });
  await api.revokeGrantsForUserAndClient(ofClient);
  await api.revokeUserGrants({ userId: ANN });
  await api.revokeUserSessions({ userId: ANN, oauthTokens: true });
  expect([org.grants.size, org.refreshTokens.size, org.userById(ANN).sessions]).toEqual([0, 0, 0]);
  expect((await api.upsertUserRisk({ userId: ANN, userRiskRequest: { riskLevel: 'HIGH' } })).riskLevel).toBe('HIGH');
  expect((await api.getUserRisk({ userId: ANN })).riskLevel).toBe('HIGH');
});

it('admin roles of users and groups', async () => {
  const { client, org } = await connect();
  const { roleAssignmentApi: api } = client;
  const assignRoleRequest = { type: 'USER_ADMIN' as const };
  const role = await api.assignRoleToUser({ userId: ANN, assignRoleRequest });
  const roleId = String(role.id);
  expect(await idsOf(api.listAssignedRolesForUser({ userId: ANN }))).toEqual([roleId]);
  expect((await api.getUserAssignedRole({ userId: ANN, roleId })).type).toBe('USER_ADMIN');
  expect((await api.listUsersWithRoleAssignments()).value?.map(({ id }) => id)).toEqual([ANN, org.ownerId]);
  await api.unassignRoleFromUser({ userId: ANN, roleId });
  // The SDK drops the body of a 201 here; Okta sends one.
  await api.assignRoleToGroup({ groupId: DESK, assignRoleRequest: { type: 'REPORT_ADMIN' } });
  const [ofGroup] = await idsOf(api.listGroupAssignedRoles({ groupId: DESK }));
  const groupRole = { groupId: DESK, roleId: String(ofGroup) };
  expect((await api.getGroupAssignedRole(groupRole)).type).toBe('REPORT_ADMIN');
  await api.unassignRoleFromGroup(groupRole);
  expect(org.group(DESK).roles).toEqual([]);
});

it('devices', async () => {
  const { client, org } = await connect();
  const { deviceApi: api } = client;
  const device = { deviceId: LAPTOP };
  expect(await idsOf(api.listDevices({ limit: 1 }))).toEqual([LAPTOP]);
  expect((await api.getDevice(device)).status).toBe('ACTIVE');
  await api.suspendDevice(device);
  await api.unsuspendDevice(device);
  await api.deactivateDevice(device);
  await api.activateDevice(device);
  expect(org.device(LAPTOP).status).toBe('ACTIVE');
  await api.deactivateDevice(device);
  await api.deleteDevice(device);
  expect(org.devices.size).toBe(0);
});
