import { expect, it } from 'vitest';
import { CAST } from '../../src/simulator/seed/cast.ts';
import { PHISHING_APP } from '../../src/simulator/seed/company-apps.ts';
import { openOrg } from '../support/open-org.ts';

const GRANTS = 'Okta.Grant(val.ID && val.ID === obj.ID)';
const CLIENTS = 'Okta.OAuthClient(val.ClientID && val.ClientID === obj.ClientID && val.UserID === obj.UserID)';
const REVOCATIONS = 'Okta.GrantRevocation(val.UserID && val.UserID === obj.UserID)';

it('A phishing app loses the consents and tokens of all who fell for it and is switched off, and their sessions end', async () => {
  const { run, org } = await openOrg();
  const phished = CAST.phished.map((login) => org.userByLogin(login) ?? expect.fail(`${login} is not in the company`));
  const ids = new Set(phished.map(({ id }) => id));
  const before = org.snapshot();
  expect(before.refreshTokens).toHaveLength(phished.length);

  for (const user of phished) {
    const username = String(user.profile.login);
    // Not all of them are signed in at the moment.
    user.sessions = 2;

    const found = await run('okta-list-user-grants', { username, includeTokens: 'true' });
    const grants = found.EntryContext?.[GRANTS];
    const [grant] = grants as { ClientID: string }[];
    const clientId = grant?.ClientID ?? expect.fail('the user has given no consent');
    const granted = (ScopeID: string) =>
      expect.objectContaining({ AppName: PHISHING_APP, ClientID: clientId, ScopeID });
    expect(grants).toEqual(['openid', 'profile', 'email', 'offline_access'].map(granted));
    expect(found.EntryContext?.[CLIENTS]).toMatchObject([
      { ClientID: clientId, UserID: user.id, Tokens: [{ Status: 'ACTIVE' }] },
    ]);

    const revoked = await run('okta-revoke-user-grants', { username, clientId });
    expect(revoked.HumanReadable).toContain(`Grants of user ${user.id} were revoked.`);
    expect(revoked.EntryContext?.[REVOCATIONS]).toMatchObject({
      UserID: user.id,
      Result: 'done',
      Tokens: [{ ClientID: clientId, Result: 'done' }],
    });

    const cleared = await run('okta-clear-user-sessions', { username });
    expect(cleared.HumanReadable).toBe(`### User session was cleared for: ${username}`);

    const left = await run('okta-list-user-grants', { username, includeTokens: 'true' });
    expect(left.HumanReadable).toContain('Grants: none');
    expect(left.HumanReadable).toContain('OAuth clients: none');
  }

  // Otherwise the next mail finds somebody who consents again.
  const stopped = await run('okta-deactivate-application', { appName: PHISHING_APP });
  expect(stopped.HumanReadable).toContain('is now INACTIVE');

  expect(org.snapshot()).toEqual({
    ...before,
    apps: before.apps.map((app) => (app.label === PHISHING_APP ? { ...app, status: 'INACTIVE' } : app)),
    grants: [],
    refreshTokens: [],
    users: before.users.map((user) => (ids.has(user.id) ? { ...user, sessions: 0, rememberedDevices: 0 } : user)),
  });
});
