import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../src/simulator/index.ts';
import { CAST } from '../../src/simulator/seed/cast.ts';
import { createOrgClient, type OrgClient } from './org-client.ts';

const HOUR_MS = 3_600_000;

/** What the seeded company has to show, for each incident that can be worked on it. */
function open(): OrgClient & { about: (login: string) => LogEvent[] } {
  const client = createOrgClient();
  const events = [...client.simulator.org.log.ascendingFrom(0, 0)].map((row) => row.event);
  const concerns = (event: LogEvent, login: string): boolean =>
    [event.actor, ...(Array.isArray(event.target) ? event.target : [])].some(
      (one) => typeof one === 'object' && one !== null && 'alternateId' in one && one.alternateId === login,
    );
  return { ...client, about: (login) => events.filter((event) => concerns(event, login)) };
}

const typesOf = (events: readonly LogEvent[]): string[] => [...new Set(events.map((event) => event.eventType))];

describe('the attacks in the log of the company', () => {
  it('are a password spray that hits: six failures and a success from one address within an hour', () => {
    const { about } = open();
    const attempts = about(CAST.sprayHit).filter(
      (event) => event.eventType === 'user.session.start' && JSON.stringify(event.client).includes('203.0.113.77'),
    );
    const [first, last] = [attempts[0], attempts.at(-1)];
    expect(attempts.map((event) => JSON.stringify(event.outcome).includes('SUCCESS'))).toEqual([
      ...Array(6).fill(false),
      true,
    ]);
    expect(Date.parse(last?.published ?? '') - Date.parse(first?.published ?? '')).toBeLessThan(HOUR_MS);
    expect(last).toHaveProperty('debugContext.debugData.threatDetections', '{"Password Spray":"HIGH"}');
  });

  it('are MFA fatigue: denied pushes, then one approved and a new factor', () => {
    const { about } = open();
    const types = about(CAST.victim).map((event) => event.eventType);
    expect(types.filter((type) => type === 'user.mfa.okta_verify.deny_push').length).toBeGreaterThanOrEqual(6);
    expect(types).toContain('user.mfa.factor.activate');
  });

  it('are a stolen session: one session in two networks and on two systems, within a day', () => {
    const { about } = open();
    const [changed] = about(CAST.hijacked).filter((event) => event.eventType === 'user.session.context.change');
    const session = (event: LogEvent | undefined) => JSON.stringify(event?.authenticationContext);
    const same = about(CAST.hijacked).filter((event) => session(event) === session(changed));
    const surroundings = same.map((event) => JSON.stringify([event.securityContext, event.client]));
    expect(surroundings.some((text) => text.includes('64502') && text.includes('Windows'))).toBe(true);
    expect(surroundings.some((text) => text.includes('64496') && text.includes('Mac OS X'))).toBe(true);
    const times = same.map((event) => Date.parse(event.published));
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(24 * HOUR_MS);
  });

  it('are a call to the help desk: factors and password reset, then a sign-in through a VPN and a new factor', () => {
    const { about } = open();
    const events = about(CAST.impersonated);
    const reset = events.findIndex((event) => event.eventType === 'user.mfa.factor.reset_all');
    expect(events[reset]).toMatchObject({ actor: { alternateId: CAST.helpDesk } });
    expect(events.slice(reset).map((event) => event.eventType)).toEqual(
      expect.arrayContaining(['user.account.reset_password', 'user.session.start', 'user.mfa.factor.activate']),
    );
  });

  it('are an insider who gives a friend the highest role and leaves a token and an identity provider', () => {
    const { about } = open();
    expect(typesOf(about(CAST.insider))).toEqual(
      expect.arrayContaining([
        'user.account.privilege.grant',
        'system.api_token.create',
        'system.idp.lifecycle.create',
      ]),
    );
    expect(typesOf(about(CAST.accomplice))).toContain('user.account.privilege.grant');
  });

  it('leave ordinary people alone: no grants, resets, new factors or changed sessions', () => {
    const { about, simulator } = open();
    const cast = new Set<string>(Object.values(CAST).flat());
    const telling =
      /^(user\.account\.privilege|user\.mfa\.factor|user\.session\.context|system\.(api_token|idp)|user\.account\.(reset|update)_password)/;
    for (const user of simulator.org.users.values()) {
      const login = String(user.profile.login);
      if (cast.has(login)) continue;
      expect(
        typesOf(about(login)).filter((type) => telling.test(type)),
        login,
      ).toEqual([]);
    }
  });

  it('agree with the accounts on when people last signed in', () => {
    const { about, simulator } = open();
    for (const user of simulator.org.users.values()) {
      const login = String(user.profile.login);
      const signIns = about(login).filter(
        ({ eventType, outcome }) => eventType === 'user.session.start' && JSON.stringify(outcome).includes('SUCCESS'),
      );
      const last = signIns.at(-1);
      if (last !== undefined) expect(user.lastLoginMs, login).toBe(Date.parse(last.published));
    }
  });

  it('have the same events in every run', () => {
    const uuids = () => [...open().simulator.org.log.ascendingFrom(0, 0)].map((row) => row.event.uuid);
    const first = uuids();
    expect(uuids()).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
  });
});

describe('what an incident responder finds in the company', () => {
  it('is a phishing app with consents and tokens of three people', async () => {
    const { list } = open();
    const [app] = await list('/api/v1/apps?q=Mail');
    const tokens = await list(`/api/v1/apps/${app?.id}/tokens`);
    expect(tokens).toHaveLength(CAST.phished.length);
    expect(await list(`/api/v1/users/${tokens[0]?.userId}/grants`)).toHaveLength(4);
  });

  it('is a rogue administrator among the administrators', async () => {
    const { call, list, simulator } = open();
    const { body } = await call('GET', '/api/v1/iam/assignees/users');
    const admins = (body as { value: { id: string }[] }).value.map(({ id }) => id);
    const rogue = simulator.org.resolveUser(CAST.accomplice).id;
    expect(admins).toContain(rogue);
    expect(await list(`/api/v1/users/${rogue}/roles`)).toMatchObject([{ type: 'SUPER_ADMIN', assignmentType: 'USER' }]);
  });

  it('is a contractor whom a forgotten rule gives production, and who administers apps', async () => {
    const { list, simulator } = open();
    const contractor = simulator.org.resolveUser(CAST.contractor).id;
    const groups = await list(`/api/v1/users/${contractor}/groups`);
    expect(groups.map((group) => (group.profile as { name: string }).name)).toContain('Production Access');
    const rules = await list('/api/v1/groups/rules?search=move');
    expect(rules).toMatchObject([
      { status: 'ACTIVE', conditions: { expression: { value: 'user.userType=="Contractor"' } } },
    ]);
    expect(await list(`/api/v1/users/${contractor}/roles`)).toMatchObject([{ type: 'APP_ADMIN' }]);
  });

  it('is a stolen laptop, and a device that nobody manages', async () => {
    const { list, simulator } = open();
    const devicesOf = (login: string) => list(`/api/v1/users/${simulator.org.resolveUser(login).id}/devices`);
    expect(await devicesOf(CAST.robbed)).toMatchObject([{ device: { profile: { serialNumber: 'PF4ACME7' } } }]);
    const [, unmanaged] = await devicesOf(CAST.victim);
    const { id } = (unmanaged as { device: { id: string } }).device;
    expect(await list(`/api/v1/devices/${id}/users`)).toMatchObject([{ managementStatus: 'NOT_MANAGED' }]);
  });

  it("is a leaver's API token, an insider's, and an identity provider that links itself to any account", async () => {
    const { list, simulator } = open();
    const owners = (await list('/api/v1/api-tokens')).map((token) => token.userId);
    expect(owners).toContain(simulator.org.resolveUser(CAST.leaver).id);
    expect(owners).toContain(simulator.org.resolveUser(CAST.insider).id);
    const providers = await list('/api/v1/idps');
    const links = providers.map(
      (one) => (one as { policy: { accountLink: { action: string } } }).policy.accountLink.action,
    );
    expect(links).toEqual(['DISABLED', 'AUTO']);
  });

  it('is a blocklist zone and a policy zone of nearly the same name', async () => {
    const { list } = open();
    const zones = (await list('/api/v1/zones')).filter(({ name }) => String(name).startsWith('Known attackers'));
    expect(zones.map(({ usage }) => usage)).toEqual(['BLOCKLIST', 'POLICY']);
  });
});
