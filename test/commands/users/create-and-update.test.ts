import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { openOrg } from '../../support/open-org.ts';

const GROUPS: OrgSeed = {
  users: [
    {
      id: '00u0000000000000jane',
      profile: { login: 'jane@example.com', firstName: 'Jane', lastName: 'Doe', title: 'CFO' },
    },
  ],
  groups: [
    { id: '00g00000000000000one', name: 'One' },
    { id: '00g00000000000000two', name: 'Two' },
  ],
};
const NEWCOMER = { firstName: 'Nia', lastName: 'New', email: 'nia@example.com', login: 'nia@example.com' };

/** Each attribute with a value that no other one has. */
const PROFILE = {
  secondEmail: 'second@example.com',
  middleName: 'M.',
  honorificPrefix: 'Dr., Prof.',
  honorificSuffix: 'Jr.',
  title: 'VP',
  displayName: 'Nia N',
  nickName: 'Ni',
  profileUrl: 'https://example.com/~nia',
  primaryPhone: '+1 555 1',
  mobilePhone: '+1 555 2',
  streetAddress: '1 Main St',
  city: 'Springfield',
  state: 'OR',
  zipCode: '97477',
  countryCode: 'US',
  postalAddress: 'PO Box 1\nSpringfield',
  preferredLanguage: 'en-US',
  locale: 'en_US',
  timezone: 'America/Los_Angeles',
  userType: 'Employee',
  employeeNumber: '42',
  costCenter: 'C1',
  organization: 'Example',
  division: 'D',
  department: 'Eng',
  managerId: 'm1',
  manager: 'Boss',
};
const SECRET = 'N3wPa55word!';

describe('okta-create-user', () => {
  it('creates a staged user unless asked to activate them', async () => {
    const { run, org } = await openOrg({ seed: GROUPS });
    await run('okta-create-user', NEWCOMER);
    expect(org.userByLogin('nia@example.com')?.status).toBe('STAGED');
    await run('okta-create-user', { ...NEWCOMER, login: 'nia2@example.com', activate: 'true', password: SECRET });
    expect(org.userByLogin('nia2@example.com')?.status).toBe('ACTIVE');
  });

  it.each(Object.entries(PROFILE))('writes %s into the profile', async (name, value) => {
    const { run, org } = await openOrg({ seed: GROUPS });
    await run('okta-create-user', { ...NEWCOMER, [name]: value });
    expect(org.userByLogin('nia@example.com')?.profile).toMatchObject({ ...NEWCOMER, [name]: value });
  });

  it('sets the password and the recovery question with its answer', async () => {
    const { run, org } = await openOrg({ seed: GROUPS });
    await run('okta-create-user', { ...NEWCOMER, password: SECRET, passwordQuestion: 'Pet?', passwordAnswer: 'Rex!!' });
    const user = org.userByLogin('nia@example.com');
    expect(user?.recoveryQuestion).toBe('Pet?');
    expect(org.passwordMatches(user?.id ?? '', SECRET)).toBe(true);
  });

  it('names the provider only when it has both type and name', async () => {
    const { run, org } = await openOrg({ seed: GROUPS });
    const federated = { ...NEWCOMER, providerType: 'federation', providerName: 'FEDERATION' };
    await run('okta-create-user', federated);
    expect(org.userByLogin('nia@example.com')?.provider).toEqual({ type: 'FEDERATION', name: 'FEDERATION' });
    await run('okta-create-user', { ...NEWCOMER, login: 'nia2@example.com', providerType: 'FEDERATION' });
    expect(org.userByLogin('nia2@example.com')?.provider.type).toBe('OKTA');
  });

  it('okta-create-user, groups with a space after the comma: puts the user into each group', async () => {
    const { run, org } = await openOrg({ seed: GROUPS });
    await run('okta-create-user', { ...NEWCOMER, groupIds: '00g00000000000000one, 00g00000000000000two,' });
    const user = org.userByLogin('nia@example.com');
    expect(org.group('00g00000000000000one').members).toContain(user?.id);
    expect(org.group('00g00000000000000two').members).toContain(user?.id);
  });

  it('takes the groups as the JSON list that a playbook pastes', async () => {
    const { run, org } = await openOrg({ seed: GROUPS });
    await run('okta-create-user', { ...NEWCOMER, groupIds: '["00g00000000000000two"]' });
    expect(org.group('00g00000000000000two').members.size).toBe(1);
  });

  it.each([
    ['activate', 'maybe', "Argument 'activate' must be true or false, got 'maybe'."],
    [
      'providerType',
      'GOOGLE',
      "Argument 'providerType' must be one of OKTA, ACTIVE_DIRECTORY, LDAP, FEDERATION, SOCIAL, got 'GOOGLE'.",
    ],
    ['email', '', "Missing required argument 'email'."],
  ])('refuses %s=%s before it asks Okta', async (name, value, complaint) => {
    const { fail, requestsOf } = await openOrg({ seed: GROUPS });
    const asked = await requestsOf(async () => {
      expect(await fail('okta-create-user', { ...NEWCOMER, [name]: value })).toContain(complaint);
    });
    expect(asked).toEqual([]);
  });

  it('is sent once and never again, even when its reply is lost', async () => {
    const { simulator, fail, requestsOf } = await openOrg({ seed: GROUPS });
    simulator.faults.add({ method: 'POST', fault: { kind: 'drop', when: 'after' } });
    const asked = await requestsOf(async () => {
      expect(await fail('okta-create-user', NEWCOMER)).toContain('check before you run it again');
    });
    expect(asked).toHaveLength(1);
  });
});

describe('okta-update-user', () => {
  const username = 'jane@example.com';

  it.each(Object.entries({ firstName: 'Janet', lastName: 'Dow', email: 'j@example.com', ...PROFILE }))(
    'writes %s and leaves the rest of the profile alone',
    async (name, value) => {
      const { run, org } = await openOrg({ seed: GROUPS });
      const before = org.userByLogin(username)?.profile;
      const entry = await run('okta-update-user', { username, [name]: value });
      expect(org.userByLogin(username)?.profile).toEqual({ ...before, [name]: value });
      expect(entry.HumanReadable).toMatch(/^### Okta user: jane@example.com Updated:\n/);
    },
  );

  it('sets a new password, question and answer', async () => {
    const { run, org } = await openOrg({ seed: GROUPS });
    await run('okta-update-user', { username, password: SECRET, passwordQuestion: 'Pet?', passwordAnswer: 'Rex!!' });
    const user = org.userByLogin(username);
    expect(user?.recoveryQuestion).toBe('Pet?');
    expect(org.passwordMatches(user?.id ?? '', SECRET)).toBe(true);
  });

  it('does not make an id the login of the user that it was given for', async () => {
    const { run, org } = await openOrg({ seed: GROUPS });
    await run('okta-update-user', { username: '00u0000000000000jane', title: 'CEO' });
    expect(org.userByLogin(username)?.profile).toMatchObject({ login: username, title: 'CEO' });
  });

  it('does not write capitals into a login that was typed with them', async () => {
    const { run, org } = await openOrg({ seed: GROUPS });
    await run('okta-update-user', { username: 'JANE@Example.com', title: 'CEO' });
    expect(org.userByLogin(username)?.profile).toMatchObject({ login: username, title: 'CEO' });
  });

  it('names the provider only when it has both type and name', async () => {
    const { run, org } = await openOrg({ seed: GROUPS });
    await run('okta-update-user', { username, providerType: 'SOCIAL' });
    expect(org.userByLogin(username)?.provider.type).toBe('OKTA');
    await run('okta-update-user', { username, providerType: 'SOCIAL', providerName: 'SOCIAL' });
    expect(org.userByLogin(username)?.provider).toEqual({ type: 'SOCIAL', name: 'SOCIAL' });
  });
});
