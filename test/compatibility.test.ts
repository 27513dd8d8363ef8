import { describe, expect, it } from 'vitest';
import type { OrgSeed, UserSeed } from '../src/simulator/index.ts';
import { openCortexRoom } from './support/cortex-room.ts';
import { toLogEvent } from './support/log-event.ts';

/**
 * Playbooks and scripts that Cortex customers use with the original: what each passes and reads.
 * Every test is one of them, run on the Cortex host as the server would run it.
 */

const ANN = '00u00000000000000ann';
const BOB = '00u00000000000000bob';
const user = (id: string, name: string, more: Partial<UserSeed> = {}): UserSeed => ({
  id,
  password: 'OldPa55word',
  sessions: 2,
  ...more,
  profile: {
    login: `${name}@example.com`,
    email: `${name}@example.com`,
    firstName: name,
    lastName: 'Ames',
    manager: 'Grace',
  },
});
const PEOPLE: OrgSeed = {
  users: [user(ANN, 'ann'), user(BOB, 'bob', { status: 'SUSPENDED' })],
  groups: [{ id: '00g0000000000demisto', name: 'Demisto' }],
};
const ZONES: OrgSeed = {
  zones: [
    { id: 'nzo0000000000allowed', name: 'Allowed', details: { gateways: [{ type: 'CIDR', value: '1.2.3.0/24' }] } },
    { id: 'nzo0000000000blocked', name: 'BlockedIpZone', system: true, usage: 'BLOCKLIST', details: { gateways: [] } },
  ],
};
/** `${path}`, as a playbook's task has it. */
const reference = (path: string) => `\${${path}}`;
const ACCOUNTS = "Account(val.Type=='Okta')";

describe('playbooks', () => {
  it('Okta - User Investigation reads whole log events out of Contents', async () => {
    const logs = [
      toLogEvent(1, {
        displayMessage: 'User login to Okta',
        client: { device: 'Computer', userAgent: { rawUserAgent: 'curl/8' } },
      }),
      toLogEvent(2, { displayMessage: 'User login to Okta' }),
    ];
    const { task, read, context } = await openCortexRoom({ logs });
    const args = {
      filter: 'actor.alternateId eq "jane@example.com"',
      since: '2026-05-30T00:00:00',
      until: '2026-06-01T00:00:00',
      limit: '100',
    };
    await task('okta-get-logs', args, { ignoreOutputs: true, extendContext: 'LogonLogs=' });
    expect(read('LogonLogs.displayMessage')).toEqual(['User login to Okta', 'User login to Okta']);
    expect(read('LogonLogs.client.device')).toContain('Computer');
    expect(read('LogonLogs.client.userAgent.rawUserAgent')).toContain('curl/8');
    expect(read("LogonLogs.target(val.type=='AppInstance').displayName")).toEqual(['App', 'App']);
    expect(context).not.toHaveProperty('Okta');
  });

  it('Okta - User Investigation takes no event for none', async () => {
    const { task, read } = await openCortexRoom({ logs: [] });
    const args = { filter: 'securityContext.asNumber eq "1"', limit: '5' };
    const [entry] = await task('okta-get-logs', args, { ignoreOutputs: true, extendContext: 'ASNfailedlogs=' });
    expect(entry?.HumanReadable).toBe('No logs found');
    expect(read('ASNfailedlogs.displayMessage')).toBeUndefined();
  });

  it('Allow IP - Okta Zone passes zoneID and ZoneID, reads the zone and sets its gateways from a list', async () => {
    const { job, task, read, context, simulator } = await openCortexRoom(ZONES);
    const { EntryContext } = await job('okta-get-zone', {
      zoneID: 'nzo0000000000allowed',
      ZoneID: 'nzo0000000000allowed',
    });
    Object.assign(context, { AllowedCIDRs: ['1.2.3.0/24', '5.6.7.8/32'] });
    expect(Object.keys(EntryContext ?? {})).toContain('Okta.Zone(val.id && val.id === obj.id)');
    await task('okta-get-zone', { zoneID: 'nzo0000000000allowed' });
    expect(read('Okta.Zone.gateways.value')).toBe('1.2.3.0/24');
    const args = { zoneID: reference('Okta.Zone.id'), gatewayIPs: reference('AllowedCIDRs') };
    await task('okta-update-zone', args, { isArray: (name) => name === 'gatewayIPs' });
    expect(simulator.org.zone('nzo0000000000allowed').details.gateways).toEqual([
      { type: 'CIDR', value: '1.2.3.0/24' },
      { type: 'CIDR', value: '5.6.7.8/32' },
    ]);
  });

  it('Containment Plan - Clear User Sessions gets each user of a list, goes on past an unknown one, and clears Okta accounts', async () => {
    const { task, read, context, simulator } = await openCortexRoom(PEOPLE);
    Object.assign(context, { Names: ['ann@example.com', 'nobody@example.com', 'bob@example.com'] });
    Object.assign(context, { Account: [{ ID: 'S-1-5-21', Type: 'AD' }] });
    const entries = await task('okta-get-user', { username: reference('Names') });
    expect(entries.map(({ Type }) => Type)).toEqual([1, 1, 1]);
    expect(entries[1]?.HumanReadable).toBe("User 'nobody@example.com' was not found.");
    expect(read(`${ACCOUNTS}.Username`)).toEqual(['ann@example.com', 'bob@example.com']);
    await task('okta-clear-user-sessions', { userId: reference(`${ACCOUNTS}.ID`) });
    expect([ANN, BOB].map((id) => simulator.org.userById(id).sessions)).toEqual([0, 0]);
  });

  it('Employee Offboarding finds an employee by mail, and deactivates the account whose id it read', async () => {
    const { task, read, simulator } = await openCortexRoom(PEOPLE);
    await task('okta-search', { term: 'ann@example.com' });
    expect(read('Account.Email')).toBe('ann@example.com');
    expect(read('Account.Manager')).toBe('Grace');
    expect(read('Account.Type')).toBe('Okta');
    await task('okta-deactivate-user', { username: reference(`${ACCOUNTS}.ID`) });
    expect(simulator.org.userById(ANN).status).toBe('DEPROVISIONED');
  });

  it('OktaV2-Test runs through', async () => {
    const { task, read, simulator } = await openCortexRoom(PEOPLE);
    const username = 'test@demisto.com';
    const newcomer = {
      firstName: 'Test',
      lastName: 'Demisto',
      email: username,
      login: username,
      password: 'Aa123456',
      passwordQuestion: 'Question?',
      passwordAnswer: 'Answer',
      providerType: 'OKTA',
      city: 'Tel Aviv',
      title: 'QA',
      displayName: 'Test D',
      activate: 'true',
    };
    const membership = { username, groupName: 'Demisto' };
    await task('okta-create-user', newcomer);
    expect(read('Account.DisplayName')).toBe('Test Demisto');
    await task('okta-deactivate-user', { username });
    await task('okta-activate-user', { username });
    await task('okta-add-to-group', membership);
    await task('okta-get-group-members', { groupName: 'Demisto' });
    expect(read('Account.Username')).toBe(username);
    await task('okta-get-groups', { username });
    expect(read('Account.Group.Name')).toContain('Demisto');
    await task('okta-remove-from-group', membership);
    await task('okta-update-user', { username, firstName: 'Tester' });
    await task('okta-set-password', { username, password: 'Bb654321' });
    await task('okta-suspend-user', { username });
    await task('okta-unsuspend-user', { username });
    await task('okta-get-user', { username, verbose: 'true' });
    await task('okta-search', { term: 'Test', verbose: 'true' });
    await task('okta-get-user-factors', { userId: reference('Account.ID') });
    await task('okta-list-groups', { query: 'de' });
    expect(read('Okta.Group.Name')).toBe('Demisto');
    await task('okta-get-group-assignments', { limit: '1' });
    await task('okta-get-application-assignments', { limit: '1' });
    await task('okta-list-users', { limit: '1' });
    await task('okta-list-zones', { limit: '1' });
    await task('okta-delete-user', { username });
    expect(simulator.org.userByLogin(username)).toBeUndefined();
  });
});

describe('scripts', () => {
  it('DisableUser compares the readable text letter by letter', async () => {
    const { job, fail } = await openCortexRoom(PEOPLE);
    expect((await job('okta-suspend-user', { username: 'ann@example.com' })).HumanReadable).toBe(
      '### ann@example.com status is Suspended',
    );
    expect(await fail('okta-suspend-user', { username: 'bob@example.com' })).toContain(
      'Cannot suspend a user that is not active',
    );
  });

  it('ExpirePassword looks for PASSWORD_EXPIRED, and for the beginning of an error', async () => {
    const { job, fail } = await openCortexRoom(PEOPLE);
    const entry = await job('okta-expire-password', { username: 'ann@example.com' });
    expect(entry.HumanReadable).toContain('PASSWORD_EXPIRED');
    expect(JSON.stringify(entry.Contents)).toContain('PASSWORD_EXPIRED');
    expect(await fail('okta-expire-password', { username: 'nobody@example.com' })).toMatch(
      /^Failed to execute okta-expire-password command\./,
    );
  });

  it('ClearUserSession asks only whether there was an error', async () => {
    const { job, fail } = await openCortexRoom(PEOPLE);
    expect((await job('okta-clear-user-sessions', { userId: ANN })).Type).toBe(1);
    expect(await fail('okta-clear-user-sessions', { userId: '00unobody00000000000' })).toContain('[404]');
  });

  it('GetUserData finds the account by the beginning of its context key', async () => {
    const { job } = await openCortexRoom(PEOPLE);
    const { EntryContext } = await job('okta-get-user', { userId: ANN });
    const key = Object.keys(EntryContext ?? {}).find((name) => name.split('(')[0] === 'Account') ?? '';
    expect(EntryContext?.[key]).toMatchObject([
      {
        ID: ANN,
        Username: 'ann@example.com',
        DisplayName: 'ann Ames',
        Email: 'ann@example.com',
        Status: 'ACTIVE',
        Manager: 'Grace',
      },
    ]);
  });

  it('AddIPToOktaBlockedZone finds the zone in Contents and appends to it, with arguments that we do not know', async () => {
    const { job, fail } = await openCortexRoom(ZONES);
    const { Contents } = await job('okta-list-zones');
    const zone = (Contents as { id: string; name: string }[]).find(({ name }) => name === 'BlockedIpZone');
    const update = {
      zoneID: zone?.id,
      gatewayIPs: '9.9.9.9',
      updateType: 'APPEND',
      gateways: [],
      type: 'IP',
      name: 'BlockedIpZone',
      status: 'ACTIVE',
    };
    const updated = await job('okta-update-zone', update);
    expect(updated.Contents).toMatchObject({ gateways: [{ type: 'CIDR', value: '9.9.9.9/32' }] });
    const text = await fail('okta-update-zone', { ...update, zoneID: 'nzo00000000000nobody' });
    const body: unknown = JSON.parse(text.slice(text.indexOf('{')));
    expect(text).toContain('Error in API call [404]');
    expect(body).toMatchObject({ errorCode: 'E0000007' });
  });

  it('the IAM scripts find 400 in the text of a refused password, and that a user is active already', async () => {
    const { fail } = await openCortexRoom(PEOPLE);
    expect(await fail('okta-set-password', { username: 'ann@example.com', password: 'short' })).toContain('400');
    expect(await fail('okta-activate-user', { username: 'ann@example.com' })).toContain('the user is already active');
  });

  it.each([
    ['okta-deactivate-user', { username: 'ann@example.com' }],
    ['okta-set-password', { username: 'ann@example.com', password: 'N3wPa55word!' }],
  ])('the agent action over %s passes the arguments by their names', async (command, args) => {
    const { job } = await openCortexRoom(PEOPLE);
    expect((await job(command, args)).HumanReadable).toContain('ann@example.com');
  });
});

describe('what all of it builds on', () => {
  it('gives an error as the prefix, the status and Okta’s body as Python dumps it', async () => {
    const { fail } = await openCortexRoom(PEOPLE);
    expect(await fail('okta-clear-user-sessions', { userId: '00unobody00000000000' })).toMatch(
      /^Failed to execute okta-clear-user-sessions command\. Error: Error in API call \[404\] - Not Found\n\{"errorCode": "E0000007", "errorSummary": /,
    );
  });

  it('tolerates arguments that no command has', async () => {
    const { job } = await openCortexRoom(PEOPLE);
    expect((await job('okta-get-user', { userId: ANN, UserID: 'x', colour: 'red' })).Contents).toMatchObject({
      id: ANN,
    });
  });

  it('takes numbers, booleans and lists where a playbook hands them on as they are', async () => {
    const { job } = await openCortexRoom(ZONES);
    expect((await job('okta-list-users', { limit: 1, verbose: true })).HumanReadable).toContain('### Profile');
    const update = { zoneID: 'nzo0000000000allowed', gatewayIPs: ['2.2.2.2', '3.3.3.3-3.3.3.9'] };
    expect((await job('okta-update-zone', update)).Contents).toMatchObject({
      gateways: [
        { type: 'CIDR', value: '2.2.2.2/32' },
        { type: 'RANGE', value: '3.3.3.3-3.3.3.9' },
      ],
    });
  });
});
