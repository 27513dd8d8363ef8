// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are a war room's references to its context
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/cortex-text/entry.ts';
import { type Consent, type Question, refuseUnasked } from '../../../src/hosts/war-room/consent.ts';
import { createSession, type SessionOptions } from '../../../src/hosts/war-room/session.ts';
import { createIntegration } from '../../../src/integration.ts';
import { readContext } from '../../../src/war-room-language/context-query.ts';
import { openOrg } from '../../support/open-org.ts';

async function openSession({ consent = 'given', ...options }: Partial<SessionOptions> & { consent?: Consent } = {}) {
  const { simulator, clock, requestsOf } = await openOrg();
  const params = { url: simulator.url, credentials: { password: simulator.token } };
  const integration = createIntegration({ params, clock, unknownArguments: 'refuse' });
  const session = createSession({ integration, clock, ...options });
  const run = async (line: string, signal?: AbortSignal) => {
    const entries: Entry[] = [];
    const notes: string[] = [];
    const end = await session.run(line, {
      consent,
      onResult: (result) => {
        entries.push(...result.entries);
      },
      onNote: (note) => notes.push(note),
      ...(signal && { signal }),
    });
    return {
      end,
      ok: end === 'good',
      entries,
      notes,
      text: entries.map((entry) => (entry.Type === 4 ? entry.Contents : entry.HumanReadable)),
    };
  };
  return { simulator, session, run, clock, requestsOf, integration };
}

/** A person who agrees to nothing, and what they were asked. */
function refuseAll() {
  const asked: Question[] = [];
  const consent: Consent = async (question) => {
    asked.push(question);
    return false;
  };
  return { asked, consent };
}

describe('a session', () => {
  it('keeps what commands leave in the context, and lets later lines refer to it', async () => {
    const { run, session } = await openSession();
    await run('!okta-get-user username=jane.doe@acme.example');
    const { ok } = await run('!okta-get-user userId=${Account.ID} verbose=true');
    expect(ok).toBe(true);
    expect(readContext(session.context, 'Account.Username')).toBe('jane.doe@acme.example');
  });

  it('runs a command once per element of a list', async () => {
    const { run } = await openSession();
    await run('!okta-get-user username=jane.doe@acme.example');
    await run('!okta-get-user username=grace.okafor@acme.example');
    const { entries } = await run('!okta-get-groups username=${Account.Username}');
    expect(entries.map(({ Type }) => Type)).toEqual([1, 1]);
  });

  it('goes on with the other elements where one fails, and says that not all went well', async () => {
    const { run, session } = await openSession();
    session.replaceContext({ Account: [{ ID: 'nobody' }, { ID: 'no.one' }] });
    const { ok, entries } = await run('!okta-clear-user-sessions userId=${Account.ID}');
    expect(ok).toBe(false);
    expect(entries).toHaveLength(2);
  });

  it('says which references are empty, and leaves their arguments out', async () => {
    const { run } = await openSession();
    const { ok, notes, text } = await run('!okta-suspend-user username=${Account.ID}');
    expect(ok).toBe(false);
    expect(notes).toEqual(["${Account.ID} is empty in this session's context."]);
    expect(text[0]).toContain("Missing required argument 'username'");
  });

  it('keeps nothing with ignore-outputs, but what extend-context names', async () => {
    const { run, session } = await openSession();
    await run('!okta-get-user username=jane.doe@acme.example ignore-outputs=true extend-context=Mail=profile.email');
    expect(session.context).toEqual({ Mail: 'jane.doe@acme.example' });
  });

  it('turns a mistake in the line, an unknown command and an unknown instance into error entries', async () => {
    const { run } = await openSession();
    expect((await run('!okta-search "abc')).text[0]).toContain('is never closed');
    expect((await run('!okta-serch abc')).text[0]).toContain('Did you mean okta-search?');
    expect((await run('!okta-list-zones using=prod')).text[0]).toContain('There is no instance prod');
    expect((await run('!okta-list-zones extend-context=nothing')).text.join()).toContain(
      'extend-context takes Key=path',
    );
  });

  it('runs a command on the instance that using names', async () => {
    const other = await openSession();
    const { run } = await openSession({ instanceNamed: () => other.integration });
    expect((await run('!okta-list-zones using=prod')).ok).toBe(true);
    expect(other.simulator.requests).toHaveLength(1);
  });

  it('gives a value without a name to the default argument', async () => {
    const { run } = await openSession();
    expect((await run('!okta-get-groups jane.doe@acme.example')).ok).toBe(true);
  });

  it('asks before a command that destroys something, once, and does nothing after a no', async () => {
    const { asked, consent } = refuseAll();
    const { run, requestsOf, session } = await openSession({ consent });
    session.replaceContext({ Account: [{ ID: 'a' }, { ID: 'b' }] });
    const requests = await requestsOf(async () => {
      expect(await run('!okta-delete-user userId=${Account.ID}')).toMatchObject({
        end: 'failed',
        notes: ['Nothing was done.'],
      });
      expect((await run('!okta-list-zones')).ok).toBe(true);
    });
    expect(asked).toEqual([
      {
        facts: ['  userId=a', '  userId=b'],
        statement: 'okta-delete-user would run 2 times and cannot be undone.',
      },
    ]);
    expect(requests).toEqual(['GET /api/v1/zones']);
  });

  it('asks before a change that would run more than once, and names whom it means', async () => {
    const { asked, consent } = refuseAll();
    const { run, session, requestsOf } = await openSession({ consent });
    session.replaceContext({ Account: [{ Username: 'jane.doe@acme.example' }, { Username: 'noah.kim@acme.example' }] });
    const requests = await requestsOf(() => run('!okta-suspend-user username=${Account.Username}'));
    expect(asked[0]?.facts).toEqual(['  username=jane.doe@acme.example', '  username=noah.kim@acme.example']);
    expect(asked[0]?.statement).toBe('okta-suspend-user would run 2 times.');
    expect(requests).toEqual([]);
  });

  it('runs one change of one user, and any reading command, without a question', async () => {
    const { asked, consent } = refuseAll();
    const { run, session } = await openSession({ consent });
    session.replaceContext({ Account: [{ Username: 'jane.doe@acme.example' }, { Username: 'noah.kim@acme.example' }] });
    expect((await run('!okta-get-user username=${Account.Username}')).ok).toBe(true);
    expect((await run('!okta-suspend-user username=jane.doe@acme.example')).ok).toBe(true);
    expect(asked).toEqual([]);
  });

  it('sends nothing where nobody can be asked, and says so', async () => {
    const { run, session, requestsOf } = await openSession({ consent: refuseUnasked });
    session.replaceContext({ Account: [{ Username: 'jane.doe@acme.example' }, { Username: 'noah.kim@acme.example' }] });
    const requests = await requestsOf(async () => {
      const { end, text } = await run('!okta-suspend-user username=${Account.Username}');
      expect(end).toBe('refused');
      expect(text[0]).toMatch(/jane\.doe.*noah\.kim.* would run 2 times\. .*nothing was sent\. Add --yes/);
      expect((await run('!okta-delete-user username=jane.doe@acme.example')).end).toBe('refused');
    });
    expect(requests).toEqual([]);
  });

  it('tries again as retry-count and retry-interval say', async () => {
    const { run, clock } = await openSession();
    const startMs = clock.now();
    const { ok, notes, entries } = await run('!okta-get-zone zoneID=nzoNothing retry-count=2 retry-interval=7');
    expect(ok).toBe(false);
    expect(entries).toHaveLength(1);
    expect(notes).toEqual(['Try 1 of 2 after 7 s.', 'Try 2 of 2 after 7 s.']);
    expect(clock.now() - startMs).toBe(14_000);
  });

  it('ends a command after its execution-timeout', async () => {
    const { run, simulator } = await openSession();
    simulator.faults.add({ fault: { kind: 'rate-limit', resetInMs: 60_000 } });
    const { ok, notes, text } = await run('!okta-list-zones execution-timeout=5');
    expect(ok).toBe(false);
    expect(notes).toEqual(['The execution timeout of 5 s has passed.']);
    expect(text[0]).toContain('cancelled');
  });

  it('stops after the run that is cancelled', async () => {
    const { run, session } = await openSession();
    session.replaceContext({ Account: [{ ID: 'a' }, { ID: 'b' }] });
    const { ok, text } = await run('!okta-clear-user-sessions userId=${Account.ID} retry-count=3', AbortSignal.abort());
    expect(ok).toBe(false);
    expect(text).toEqual([expect.stringContaining('cancelled')]);
  });
});
