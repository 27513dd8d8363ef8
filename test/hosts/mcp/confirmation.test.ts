import { isInputRequiredResult } from '@modelcontextprotocol/server';
import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../../../src/commands/index.ts';
import { callTool } from '../../../src/hosts/mcp/call-tool.ts';
import type { Reply } from '../../../src/hosts/mcp/confirmation.ts';
import type { McpHost } from '../../../src/hosts/mcp/host.ts';
import { agreeing, type McpSetup, type OpenedMcp, openMcp } from './open-mcp.ts';

const JANE = { username: 'jane.doe@acme.example' };
const AGREED = { confirmation: { action: 'accept', content: { confirm: true } } };
const NOTHING: Reply = { state: undefined, responses: undefined };

/** A client that sends what it likes. */
async function callAs(
  host: McpHost,
  name: string,
  args: Record<string, unknown>,
  { subject = '', ...reply }: Reply & { subject?: string } = NOTHING,
) {
  const result = await callTool(host, await REGISTRY.load(name), args, { subject, canAsk: true, reply, run: {} });
  if (isInputRequiredResult(result)) return { state: String(result.requestState), text: '', isError: false };
  const [first] = result.content;
  return { state: '', text: first?.type === 'text' ? first.text : '', isError: result.isError === true };
}

const WRITES: McpSetup = { options: { access: 'writes' } };
const statusOf = ({ simulator }: OpenedMcp, login = JANE.username) => simulator.org.userByLogin(login)?.status;

describe('a confirmation', () => {
  it('is good for one answer', async () => {
    const mcp = await openMcp(WRITES);
    const { state } = await callAs(mcp.host, 'okta-suspend-user', JANE);
    const reply = { state, responses: AGREED };
    expect((await callAs(mcp.host, 'okta-suspend-user', JANE, reply)).isError).toBe(false);
    await mcp.call('okta-get-user', JANE);
    const again = await callAs(mcp.host, 'okta-suspend-user', JANE, reply);
    expect(again.text).toContain('Nothing was changed');
  });

  it('is good for one of two answers that come at the same time', async () => {
    const mcp = await openMcp(WRITES);
    const { state } = await callAs(mcp.host, 'okta-clear-user-sessions', JANE);
    const reply = { state, responses: AGREED };
    const ends = await Promise.all([1, 2].map(() => callAs(mcp.host, 'okta-clear-user-sessions', JANE, reply)));
    expect(ends.filter(({ isError }) => !isError)).toHaveLength(1);
  });

  it.each([
    ['without a state', (_state: string) => undefined],
    ['with an altered state', (state: string) => `${state.slice(0, -2)}AA`],
    ['with a state that was made elsewhere', () => 'eyJub25jZSI6IjEifQ.AAAA'],
    ['with a text that is no state', () => '..'],
  ])('cannot be forged %s', async (_title, toState) => {
    const mcp = await openMcp(WRITES);
    const { state } = await callAs(mcp.host, 'okta-suspend-user', JANE);
    const reply = { state: toState(state), responses: AGREED };
    await callAs(mcp.host, 'okta-suspend-user', JANE, reply);
    expect(statusOf(mcp)).toBe('ACTIVE');
  });

  it.each([
    ['other arguments', 'okta-suspend-user', { username: 'noah.kim@acme.example' }],
    ['another tool', 'okta-clear-user-sessions', JANE],
  ])('is not good for %s', async (_title, tool, args) => {
    const mcp = await openMcp(WRITES);
    const { state } = await callAs(mcp.host, 'okta-suspend-user', JANE);
    const answer = await callAs(mcp.host, tool, args, { state, responses: AGREED });
    expect(answer.text).toContain('does not fit');
    expect(statusOf(mcp, 'noah.kim@acme.example')).toBe('ACTIVE');
  });

  it('is not good for somebody else', async () => {
    const mcp = await openMcp(WRITES);
    const { state } = await callAs(mcp.host, 'okta-suspend-user', JANE, { ...NOTHING, subject: 'ann' });
    const answer = await callAs(mcp.host, 'okta-suspend-user', JANE, { state, responses: AGREED, subject: 'eve' });
    expect(answer.text).toContain('does not fit');
  });

  it('is not good once the user is in another state than the one that was shown', async () => {
    const mcp = await openMcp({ ...WRITES, options: { access: 'destructive' } });
    const { state } = await callAs(mcp.host, 'okta-deactivate-user', JANE);
    const user = mcp.simulator.org.userByLogin(JANE.username);
    if (user !== undefined) user.status = 'LOCKED_OUT';
    const typed = { confirmation: { action: 'accept', content: { typed: JANE.username } } };
    const answer = await callAs(mcp.host, 'okta-deactivate-user', JANE, { state, responses: typed });
    expect(answer.text).toContain('has changed since');
    expect(statusOf(mcp)).toBe('LOCKED_OUT');
  });

  it('expires after two minutes', async () => {
    const mcp = await openMcp(WRITES);
    const { state } = await callAs(mcp.host, 'okta-suspend-user', JANE);
    await mcp.clock.advance(2 * 60_000);
    const answer = await callAs(mcp.host, 'okta-suspend-user', JANE, { state, responses: AGREED });
    expect(answer.text).toContain('expired');
    expect(statusOf(mcp)).toBe('ACTIVE');
  });

  it('is asked for once more where its answer got lost', async () => {
    const mcp = await openMcp(WRITES);
    const { state } = await callAs(mcp.host, 'okta-suspend-user', JANE);
    const again = await callAs(mcp.host, 'okta-suspend-user', JANE, { state, responses: {} });
    expect(again.state).not.toBe('');
    expect(statusOf(mcp)).toBe('ACTIVE');
  });

  it('cannot be given by an argument', async () => {
    const mcp = await openMcp({ ...WRITES, person: () => ({ action: 'decline' }) });
    for (const argument of ['confirm', 'yes', 'confirmed', 'force']) {
      const answer = await mcp.call('okta-suspend-user', { ...JANE, [argument]: true });
      expect(answer.text).toContain(`Unknown argument '${argument}'`);
    }
    expect(statusOf(mcp)).toBe('ACTIVE');
  });
});

describe('a change', () => {
  it('is refused for protected people before anybody is asked', async () => {
    const mcp = await openMcp({ ...WRITES, person: agreeing, params: { protected_users: JANE.username } });
    const answer = await mcp.call('okta-suspend-user', JANE);
    expect(answer.text).toContain('protected by the instance');
    expect(mcp.questions).toEqual([]);
    expect(statusOf(mcp)).toBe('ACTIVE');
  });

  it('is refused for super administrators and for the account that the server itself uses', async () => {
    const mcp = await openMcp({ ...WRITES, person: agreeing });
    const { org } = mcp.simulator;
    const superAdmin = [...org.users.values()].find(
      ({ id, roles, status }) =>
        id !== org.ownerId && status === 'ACTIVE' && roles.some(({ type }) => type === 'SUPER_ADMIN'),
    );
    const owner = org.users.get(org.ownerId);
    expect([superAdmin, owner]).not.toContain(undefined);
    const first = await mcp.call('okta-suspend-user', { username: String(superAdmin?.profile.login) });
    expect(first.text).toContain('super administrator');
    if (owner !== undefined) owner.roles = owner.roles.filter(({ type }) => type !== 'SUPER_ADMIN');
    const second = await mcp.call('okta-suspend-user', { username: String(owner?.profile.login) });
    expect(second.text).toContain('the account that this server itself uses');
    expect(mcp.questions).toEqual([]);
  });

  it.each([
    ['a list', (logins: string[]) => logins],
    ['a text with commas', (logins: string[]) => logins.join(',')],
    ['the text of a JSON list', (logins: string[]) => JSON.stringify(logins)],
  ])('of several people is about each of them, given as %s', async (_title, toValue) => {
    const mcp = await openMcp({ person: agreeing, options: { access: 'destructive' } });
    const logins = [JANE.username, 'noah.kim@acme.example'];
    const answer = await mcp.call('okta-contain-user', { username: toValue(logins) });
    expect(answer.isError).toBe(false);
    expect(mcp.questions[0]?.split('\n').filter((line) => line.startsWith('User: '))).toHaveLength(2);
    expect(logins.map((login) => statusOf(mcp, login))).toEqual(['SUSPENDED', 'SUSPENDED']);
    const { org } = mcp.simulator;
    const superAdmin = [...org.users.values()].find(({ roles }) => roles.some(({ type }) => type === 'SUPER_ADMIN'));
    const refused = await mcp.call('okta-contain-user', {
      username: toValue(['mei.tanaka@acme.example', String(superAdmin?.profile.login)]),
    });
    expect(refused.text).toContain('super administrator');
    expect(statusOf(mcp, 'mei.tanaka@acme.example')).toBe('ACTIVE');
  });

  it('names at most 20 people, as many as somebody can check', async () => {
    const mcp = await openMcp({ person: agreeing, options: { access: 'destructive' } });
    const username = [...mcp.simulator.org.users.values()].slice(0, 21).map(({ profile }) => String(profile.login));
    expect((await mcp.call('okta-contain-user', { username })).text).toContain('at most 20 at a time');
    expect(mcp.questions).toEqual([]);
  });

  it('is refused beyond so many in a minute, and possible again after it', async () => {
    const mcp = await openMcp({ person: agreeing, options: { access: 'writes', maxWritesPerMinute: 2 } });
    const suspend = () => mcp.call('okta-clear-user-sessions', JANE);
    expect([(await suspend()).isError, (await suspend()).isError]).toEqual([false, false]);
    const third = await suspend();
    expect(third.text).toContain('No more than 2 changes a minute');
    expect(mcp.questions).toHaveLength(2);
    await mcp.clock.advance(60_000);
    expect((await suspend()).isError).toBe(false);
  });

  it('is not made where it cannot be written down', async () => {
    const { call, simulator } = await openMcp({
      options: { access: 'writes', confirm: 'client' },
      host: {
        writeAudit: () => {
          throw new Error('disk full');
        },
      },
    });
    expect((await call('okta-get-user', JANE)).isError).toBe(false);
    expect((await call('okta-suspend-user', JANE)).isError).toBe(true);
    expect(simulator.org.userByLogin(JANE.username)?.status).toBe('ACTIVE');
  });

  it('that Okta refuses in the end is told as such', async () => {
    const mcp = await openMcp({
      ...WRITES,
      person: agreeing,
      org: { faults: [{ method: 'POST', path: /lifecycle/, fault: { kind: 'status', status: 403 } }] },
    });
    const answer = await mcp.call('okta-suspend-user', JANE);
    expect(answer.isError).toBe(true);
    expect(answer.text).toContain('Okta answered 403');
    expect(mcp.audited.at(-1)).toMatchObject({ end: 'failed', reason: 'okta_api' });
  });
});
