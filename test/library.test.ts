import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { arg, createIntegration, defineCommand, OktaApiError, textBlock } from '../src/index.ts';
import { startLocalServer } from './support/local-server.ts';
import { openOrg } from './support/open-org.ts';

describe('the library', () => {
  it('runs a command and gives its outcome as data', async () => {
    const { simulator, clock } = await openOrg();
    const okta = createIntegration({
      params: { url: simulator.url, credentials: { password: simulator.token } },
      clock,
    });
    const result = await okta.run('okta-get-user', { username: 'jane.doe@acme.example' });
    expect(result.ok && result.outcome.blocks).toMatchObject([
      { kind: 'table', rows: [{ profile: { firstName: 'Jane' } }] },
    ]);
  });

  it('gives the error itself of a command that Okta refused', async () => {
    const { simulator, clock } = await openOrg();
    const okta = createIntegration({ params: { url: simulator.url, credentials: { password: 'wrong-token' } }, clock });
    const result = await okta.run('okta-list-groups');
    expect(result.ok).toBe(false);
    expect(!result.ok && result.error).toBeInstanceOf(OktaApiError);
    expect(!result.ok && result.error).toMatchObject({ code: 'okta_api', status: 401, errorCode: 'E0000011' });
  });

  it('takes commands of the caller beside the built-in ones', async () => {
    const { simulator, clock } = await openOrg();
    const countUsers = defineCommand({
      name: 'acme-count-users',
      description: 'Counts the users who match a search.',
      effect: 'read',
      scopes: ['okta.users.read'],
      args: { search: arg.string('The search.', { required: true }) },
      outputs: [],
      examples: ['!acme-count-users search=`status eq "ACTIVE"`'],
      async run({ search }, { okta }) {
        let count = 0;
        for await (const { rows } of okta.users.pages({ search }, { pageSize: 10 })) count += rows.length;
        return { blocks: [textBlock(`${count} users`)], raw: count };
      },
    });
    const params = { url: simulator.url, credentials: { password: simulator.token } };
    const okta = createIntegration({ params, clock, commands: [countUsers] });
    const result = await okta.run('acme-count-users', { search: 'status eq "SUSPENDED"' });
    const suspended = [...simulator.org.users.values()].filter(({ status }) => status === 'SUSPENDED').length;
    expect(result.ok && result.entry).toMatchObject({ Contents: suspended, HumanReadable: `${suspended} users` });
  });

  it("lets go of the caller's signal when a command or a stream is over", async () => {
    const { simulator, clock } = await openOrg();
    const okta = createIntegration({
      params: { url: simulator.url, credentials: { password: simulator.token } },
      clock,
    });
    const { signal } = new AbortController();
    await okta.run('okta-list-groups', {}, { signal });
    const unknown: string = 'no-such-command';
    await okta.run(unknown, {}, { signal });
    await okta.checkAuthentication({ signal });
    for await (const _rows of okta.stream('okta-list-users', {}, { signal })) break;
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('ends a command that is cancelled, and one whose signal was aborted before', async () => {
    const { simulator, clock } = await openOrg();
    const okta = createIntegration({
      params: { url: simulator.url, credentials: { password: simulator.token } },
      clock,
    });
    const controller = new AbortController();
    const running = okta.run('okta-list-groups', {}, { signal: controller.signal });
    controller.abort();
    expect((await running).ok).toBe(false);
    const late = await okta.run('okta-list-groups', {}, { signal: controller.signal });
    expect(!late.ok && late.message).toBe(
      'Failed to execute okta-list-groups command. Error: The command was cancelled.',
    );
  });

  it('says of a change that is cancelled on its way that it may have been made', async () => {
    const controller = new AbortController();
    const { origin } = await startLocalServer(() => controller.abort());
    const okta = createIntegration({ params: { url: origin, credentials: { password: '00token' } } });
    const result = await okta.run('okta-create-group', { name: 'G' }, { signal: controller.signal });
    expect(!result.ok && result.message).toBe(
      'Failed to execute okta-create-group command. Error: The command was cancelled. Okta may have carried out the request anyway: check before you run it again.',
    );
  });
});
