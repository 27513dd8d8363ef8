import { describe, expect, it } from 'vitest';
import { agreeing, ERAS, type McpSetup, openMcp } from './open-mcp.ts';

const JANE = { username: 'jane.doe@acme.example' };
const GROUP = { name: 'Analysts' };
const WRITES: McpSetup = { person: agreeing, options: { access: 'writes', toolsets: ['users', 'groups'] } };

describe('a change that was agreed to', () => {
  it('is written down with the ids that Okta gave its requests', async () => {
    const { call, audited } = await openMcp(WRITES);
    await call('okta-suspend-user', JANE);
    expect(audited.at(-1)).toMatchObject({
      end: 'done',
      fate: 'answered',
      requestIds: [expect.stringMatching(/^\S+$/)],
    });
  });

  it('and that Okta refuses has changed nothing', async () => {
    const { call, audited } = await openMcp({
      ...WRITES,
      org: { faults: [{ method: 'POST', path: '/api/v1/groups', fault: { kind: 'status', status: 403 } }] },
    });
    expect((await call('okta-create-group', GROUP)).text).toContain('Okta refused it; nothing was changed.');
    expect(audited.at(-1)).toMatchObject({ end: 'failed', fate: 'answered', confirmedBy: 'elicitation' });
  });

  it.each([
    ['whose answer is lost', { kind: 'drop', when: 'after' }],
    ['that breaks the server', { kind: 'status', status: 500, when: 'after' }],
  ] as const)('%s may have been made, and the answer says so', async (_title, fault) => {
    const { call, audited } = await openMcp({
      ...WRITES,
      org: { faults: [{ method: 'POST', path: '/api/v1/groups', fault }] },
    });
    const { text, isError } = await call('okta-create-group', GROUP);
    expect(isError).toBe(true);
    expect(text).toContain('it is not known whether Okta has carried it out');
    expect(audited.at(-1)).toMatchObject({ end: 'failed', fate: 'sent, outcome unknown' });
  });

  it('and that is cancelled before its first request was not sent', async () => {
    const controller = new AbortController();
    const audited: Record<string, unknown>[] = [];
    const { client, simulator } = await openMcp({
      ...WRITES,
      host: {
        writeAudit: (line) => {
          const call: Record<string, unknown> = JSON.parse(line);
          audited.push(call);
          if (call.end === 'agreed') controller.abort();
        },
      },
    });
    const call = client.callTool({ name: 'okta-create-group', arguments: GROUP }, { signal: controller.signal });
    await expect(call).rejects.toThrow();
    while (audited.at(-1)?.end !== 'failed') await new Promise((resolve) => setImmediate(resolve));
    expect(audited.at(-1)).toMatchObject({ reason: 'transport_aborted', fate: 'not sent' });
    expect(simulator.requests.map(({ method }) => method)).not.toContain('POST');
  });

  it('and that is cancelled while Okta works on it may have been made', async () => {
    const { client, clock, audited } = await openMcp({
      ...WRITES,
      org: { faults: [{ method: 'POST', path: '/api/v1/groups', fault: { kind: 'slow', ms: 3_600_000 } }] },
    });
    const release = clock.hold();
    const controller = new AbortController();
    const call = client.callTool({ name: 'okta-create-group', arguments: GROUP }, { signal: controller.signal });
    call.catch(() => {});
    while (clock.sleepers === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    await expect(call).rejects.toThrow();
    while (audited.at(-1)?.end !== 'failed') await new Promise((resolve) => setImmediate(resolve));
    expect(audited.at(-1)).toMatchObject({ reason: 'transport_aborted', fate: 'sent, outcome unknown' });
    release();
  });
});

it('a client that says that it can ask, and then does not, gets the line that a person can run', async () => {
  const { call, audited, simulator } = await openMcp({
    ...WRITES,
    era: ERAS[0],
    person: () => {
      throw new Error('not implemented');
    },
  });
  const { text, isError } = await call('okta-suspend-user', JANE);
  expect(isError).toBe(true);
  expect(text).toContain('this client did not ask them');
  expect(text).toContain('okta-v2 okta-suspend-user --username=jane.doe@acme.example');
  expect(audited.at(-1)).toMatchObject({ end: 'refused', reason: 'nobody can be asked' });
  expect(simulator.org.userByLogin(JANE.username)?.status).toBe('ACTIVE');
});
