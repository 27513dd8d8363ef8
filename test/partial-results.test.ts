import { describe, expect, it } from 'vitest';
import { renderResult } from '../src/hosts/terminal/render-result.ts';
import { createSession } from '../src/hosts/war-room/session.ts';
import { arg, createIntegration, defineCommand, OktaApiError, textBlock, UsageError } from '../src/index.ts';
import { openOrg } from './support/open-org.ts';

/** A command for several users: those whose name has no `@` fail. */
const greet = defineCommand({
  name: 'acme-greet',
  description: 'Greets users.',
  effect: 'write',
  scopes: [],
  args: { usernames: arg.list('The users.', { required: true, unnamed: true }) },
  outputs: [],
  examples: ['!acme-greet usernames=ann@example.com,bob'],
  async run({ usernames }) {
    const failed = usernames.filter((name) => !name.includes('@'));
    const greeted = usernames.filter((name) => !failed.includes(name));
    return {
      blocks: [textBlock(`Greeted ${greeted.join(', ')}`)],
      context: { Greeted: greeted },
      raw: greeted,
      failures: failed.map((what, index) => ({
        what,
        error: index === 0 ? new UsageError('No such user.') : NOT_FOUND,
      })),
    };
  },
});

const NOT_FOUND = new OktaApiError({
  status: 404,
  reason: 'Not Found',
  bodyText: '{}',
  errorCode: 'E0000007',
  errorSummary: 'Not found: bo (User)',
});

async function openGreeter() {
  const { simulator, clock } = await openOrg();
  const params = { url: simulator.url, credentials: { password: simulator.token } };
  return { integration: createIntegration({ params, clock, commands: [greet] }), clock };
}

const MESSAGE =
  'Failed to execute acme-greet command. Error: 2 failed. bob: No such user. ' +
  'bo: Okta answered 404 Not Found, E0000007: Not found: bo (User).';

const FAILURES = '2 failed:\n  bob: No such user.\n  bo: Okta answered 404 Not Found, E0000007: Not found: bo (User).';

describe('a command of which some of several things failed', () => {
  it('answers with a note of what was done and behind it an error that counts and names the others', async () => {
    const { integration } = await openGreeter();
    const result = await integration.run('acme-greet', { usernames: 'ann@example.com,bob,bo' });
    expect(result).toMatchObject({ ok: 'partial', message: MESSAGE });
    expect(result.entries).toMatchObject([
      { Type: 1, HumanReadable: 'Greeted ann@example.com', EntryContext: { Greeted: ['ann@example.com'] } },
      { Type: 4, Contents: MESSAGE },
    ]);
  });

  it('has gone well where nothing failed', async () => {
    const { integration } = await openGreeter();
    const result = await integration.run('acme-greet', { usernames: 'ann@example.com' });
    expect(result).toMatchObject({ ok: true, entries: [{ Type: 1 }] });
  });

  it('leaves its context in a war room, whose line has not gone well, and shows both', async () => {
    const { integration, clock } = await openGreeter();
    const session = createSession({ integration, clock });
    const shown: string[] = [];
    const end = await session.run('!acme-greet ann@example.com,bob,bo', {
      consent: 'given',
      onResult: (result) => void shown.push(renderResult(result, { width: 200, color: false, isTty: true })),
      onNote: (note) => void shown.push(note),
    });
    expect({ end, context: session.context, shown }).toEqual({
      end: 'failed',
      context: { Greeted: ['ann@example.com'] },
      shown: [`Greeted ann@example.com\n\n${FAILURES}`],
    });
  });
});
