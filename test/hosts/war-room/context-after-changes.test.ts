// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are a war room's references to its context
import { describe, expect, it } from 'vitest';
import { createSession } from '../../../src/hosts/war-room/session.ts';
import { createIntegration } from '../../../src/integration.ts';
import { readContext } from '../../../src/war-room-language/context-query.ts';
import { openOrg } from '../../support/open-org.ts';

const JANE = 'jane.doe@acme.example';

async function openSession() {
  const { simulator, clock } = await openOrg();
  const params = { url: simulator.url, credentials: { password: simulator.token } };
  const session = createSession({ integration: createIntegration({ params, clock }), clock });
  const run = async (line: string, dryRun = false) => {
    const options = { consent: 'given', dryRun, onResult: () => {}, onNote: () => {} } as const;
    expect([line, await session.run(line, options)]).toEqual([line, 'good']);
  };
  const read = (path: string) => readContext(session.context, path);
  const isStatus = () => expect(read('Account.Status')).toBe(simulator.org.userByLogin(JANE)?.status);
  return { run, read, isStatus };
}

describe('after a change the context says what is true in Okta:', () => {
  it.each([
    ['a suspension', ['suspend-user']],
    ['the end of a suspension', ['suspend-user', 'unsuspend-user']],
    ['a deactivation', ['deactivate-user']],
    ['an expired password', ['expire-password']],
    ['an expired password with a temporary one', ['expire-password temporary_password=true']],
    ['a reset password', ['reset-password']],
    ['a password that was set', ['set-password password=Correct-Horse-9-Battery']],
    ['a temporary password', ['set-password password=Correct-Horse-9-Battery temporary_password=true']],
  ])('%s', async (_, commands) => {
    const { run, isStatus } = await openSession();
    await run(`!get-user ${JANE}`);
    for (const command of commands)
      await run(`!${command.replace(' ', ` username=${JANE} `)}${command.includes(' ') ? '' : ` ${JANE}`}`);
    isStatus();
  });

  it('a containment: the status, and the factors that are gone', async () => {
    const { run, read, isStatus } = await openSession();
    await run(`!get-user ${JANE}`);
    await run(`!get-user-factors username=${JANE}`);
    await run(`!contain-user ${JANE} actions=reset_factors,suspend`);
    isStatus();
    expect(read('Account.Factor.ID')).toBeUndefined();
  });

  it('a changed name and e-mail address', async () => {
    const { run, read } = await openSession();
    await run(`!get-user ${JANE}`);
    await run(`!update-user ${JANE} firstName=Joan email=joan@acme.example`);
    expect(read('Account.DisplayName')).toMatch(/^Joan /);
    expect(read('Account.Email')).toBe('joan@acme.example');
  });

  it('an activated user, whose new status Okta does not tell', async () => {
    const { run, read } = await openSession();
    await run(`!get-user ${JANE}`);
    await run(`!deactivate-user ${JANE}`);
    await run(`!activate-user ${JANE}`);
    expect(read('Account.Status')).toBeUndefined();
    expect(read('Account.Username')).toBe(JANE);
  });

  it('a deleted user, whoever else is there', async () => {
    const { run, read } = await openSession();
    await run(`!get-user ${JANE}`);
    await run('!get-user grace.okafor@acme.example');
    await run(`!delete-user ${JANE}`);
    expect(read('Account.Username')).toBe('grace.okafor@acme.example');
  });

  it('a factor that was reset, and all of them', async () => {
    const { run, read } = await openSession();
    await run(`!get-user-factors username=${JANE}`);
    const before = read('Account.Factor.ID');
    expect(Array.isArray(before) && before.length).toBeGreaterThan(1);
    const [first, ...others] = Array.isArray(before) ? before : [];
    await run(`!reset-factor username=${JANE} factorId=${first}`);
    expect([read('Account.Factor.ID')].flat()).toEqual(others);
    await run(`!reset-all-factors ${JANE}`);
    expect(read('Account.Factor.ID')).toBeUndefined();
    await run(`!get-user-factors username=${JANE}`);
    expect(read('Account.Factor.ID')).toBeUndefined();
  });

  it('a group that a user was removed from, and one that was deleted', async () => {
    const { run, read } = await openSession();
    await run('!create-group Quarantine');
    await run(`!add-to-group ${JANE} groupName=Quarantine`);
    await run(`!get-groups ${JANE}`);
    expect(read('Account.Group.Name')).toContain('Quarantine');
    await run(`!remove-from-group ${JANE} groupName=Quarantine`);
    expect(read('Account.Group.Name')).not.toContain('Quarantine');
    await run('!get-group Quarantine');
    await run('!delete-group Quarantine');
    expect(read('Okta.Group(val.Name=="Quarantine")')).toMatchObject({ Result: 'done' });
    expect(read('Okta.Group(val.Name=="Quarantine").Description')).toBeUndefined();
  });

  it('a group that a user was put into, once', async () => {
    const { run, read } = await openSession();
    await run(`!get-groups ${JANE}`);
    const before = read('Account.Group.Name');
    await run(`!add-to-group ${JANE} groupName=engineering`);
    await run(`!add-to-group ${JANE} groupName=Engineering`);
    expect(read('Account.Group.Name')).toEqual([...(Array.isArray(before) ? before : []), 'Engineering']);
    expect(read('Account.Group(val.Name=="Engineering").ID')).toMatch(/^00g/);
  });

  it('a deleted zone', async () => {
    const { run, read } = await openSession();
    await run('!create-zone name=Doomed gateway_ips=192.0.2.7');
    expect(read('Okta.Zone(val.name=="Doomed").status')).toBe('ACTIVE');
    await run('!delete-zone Doomed');
    expect(read('Okta.Zone(val.name=="Doomed")')).toEqual({ id: expect.any(String), name: 'Doomed', Result: 'done' });
  });
});

describe('the context stays as it is', () => {
  it('after a dry run', async () => {
    const { run, read } = await openSession();
    await run(`!get-user ${JANE}`);
    await run(`!delete-user ${JANE}`, true);
    await run(`!suspend-user ${JANE}`, true);
    expect(read('Account.Status')).toBe('ACTIVE');
  });

  it('where it knows nothing of what was changed', async () => {
    const { run, read } = await openSession();
    await run(`!add-to-group ${JANE} groupName=Sales`);
    expect(read('Account')).toBeUndefined();
    await run(`!suspend-user ${JANE}`);
    expect(read('Account')).toBeUndefined();
  });
});
