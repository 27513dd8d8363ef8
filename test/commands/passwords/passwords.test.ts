import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { openOrg } from '../../support/open-org.ts';

const username = 'ann@example.com';
const ID = '00u00000000000000ann';
const SEED: OrgSeed = { users: [{ id: ID, profile: { login: username }, password: 'OldPa55word', sessions: 2 }] };
const PASSWORD = 'N3wPa55word!';
const USER = `/api/v1/users/${username}`;

describe('okta-set-password', () => {
  it('sets the password in one request', async () => {
    const { run, org, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(async () => {
      const entry = await run('okta-set-password', { username, password: PASSWORD });
      expect(entry.HumanReadable).toMatch(/^ann@example.com password was last changed on \d{4}-\d\d-\d\dT/);
    });
    expect(asked).toEqual([`POST ${USER}`]);
    expect(org.passwordMatches(ID, PASSWORD)).toBe(true);
  });

  it('temporary: the password stays the one that was given, and has expired', async () => {
    const { run, org, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(async () => {
      const entry = await run('okta-set-password', { username, password: PASSWORD, temporary_password: 'true' });
      expect(entry.HumanReadable).toContain('\n### Okta Temporary Password\n');
      expect(entry.HumanReadable).toContain('PASSWORD_EXPIRED');
    });
    expect(asked).toEqual([`POST ${USER}`, `POST /api/v1/users/${ID}/lifecycle/expire_password`]);
    expect(org.passwordMatches(ID, PASSWORD)).toBe(true);
    expect(org.userById(ID).status).toBe('PASSWORD_EXPIRED');
  });

  it.each([
    [
      'temporary: not a boolean',
      { password: PASSWORD, temporary_password: 'maybe' },
      "Argument 'temporary_password' must be true or false, got 'maybe'.",
    ],
    ['missing password', { temporary_password: 'false' }, "Missing required argument 'password'."],
  ])('okta-set-password, %s: is refused before anything is changed', async (_name, args, complaint) => {
    const { fail, org, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(async () => {
      expect(await fail('okta-set-password', { username, ...args })).toContain(complaint);
    });
    expect(asked).toEqual([]);
    expect(org.passwordMatches(ID, 'OldPa55word')).toBe(true);
  });
});

describe('okta-expire-password', () => {
  it('expires the password and shows the user, without null columns', async () => {
    const { run, org, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(async () => {
      const entry = await run('okta-expire-password', { username });
      expect(entry.HumanReadable).toMatch(/^### Okta Expired Password\n/);
      expect(entry.HumanReadable).toContain('PASSWORD_EXPIRED');
      expect(entry.HumanReadable).not.toMatch(/\|lastLogin\||\|transitioningToStatus\|/);
      expect(entry.EntryContext).toMatchObject({
        'Account(val.ID && val.ID === obj.ID)': [{ ID, Username: username, Status: 'PASSWORD_EXPIRED' }],
      });
    });
    expect(asked).toEqual([`POST ${USER}/lifecycle/expire_password`]);
    expect(org.passwordMatches(ID, 'OldPa55word')).toBe(true);
    expect(org.userById(ID).sessions).toBe(2);
  });

  it('okta-expire-password, temporary password: replaces the password and writes no account', async () => {
    const { run, org, simulator, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(async () => {
      const entry = await run('okta-expire-password', { username, temporary_password: 'true' });
      const { tempPassword } = entry.Contents as { tempPassword: string };
      expect(entry.HumanReadable).toMatch(/^### Okta Expired Password\n\|tempPassword\|\n\|---\|\n\| .+ \|\n$/);
      expect(Object.keys(entry.EntryContext ?? {})).toEqual(['Okta.Metadata(true)']);
      expect(org.passwordMatches(ID, tempPassword)).toBe(true);
    });
    expect(asked).toEqual([`POST ${USER}/lifecycle/expire_password_with_temp_password`]);
    expect(simulator.requests.at(-1)?.query).toContain('revokeSessions=false');
    expect(org.userById(ID).sessions).toBe(2);
  });

  it('okta-expire-password, revoke sessions: ends them in the same request, and writes no account', async () => {
    const { run, org, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(async () => {
      const entry = await run('okta-expire-password', { username, revoke_session: 'true' });
      expect(Object.keys(entry.EntryContext ?? {})).toEqual(['Okta.Metadata(true)']);
    });
    expect(asked).toHaveLength(1);
    expect(org.userById(ID).sessions).toBe(0);
  });

  it('keeps a temporary password that is to be hidden out of the whole entry', async () => {
    const { run, org } = await openOrg({ seed: SEED });
    const entry = await run('okta-expire-password', { username, temporary_password: 'true', hide_password: 'true' });
    const hidden = 'Output removed by user. hide_password argument set to True';
    expect(entry.Contents).toEqual({ tempPassword: hidden });
    expect(entry.HumanReadable).toContain(`| ${hidden} |`);
    expect(org.passwordMatches(ID, hidden)).toBe(false);
  });

  it('shows the user as they are when the reply was lost and the repetition is refused', async () => {
    const { run, simulator } = await openOrg({ seed: SEED });
    simulator.faults.add({ method: 'POST', times: 1, fault: { kind: 'drop', when: 'after' } });
    const entry = await run('okta-expire-password', { username });
    expect(entry.HumanReadable).toContain('PASSWORD_EXPIRED');
  });
});
