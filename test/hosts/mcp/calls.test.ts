import { describe, expect, it } from 'vitest';
import { CHARACTERS_PER_TOKEN } from '../../../src/hosts/mcp/options.ts';
import { agreeing, ERAS, openMcp, type ToolAnswer } from './open-mcp.ts';

const JANE = 'jane.doe@acme.example';
const SUSPEND = `POST /api/v1/users/${JANE}/lifecycle/suspend`;

const cursorOf = ({ structured }: ToolAnswer): string => String(structured?.cursor ?? '');

/** A list in a list in a list … */
function nested(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

function rowsOf({ structured }: ToolAnswer): readonly unknown[] {
  const tables = structured?.tables;
  return Array.isArray(tables) ? tables.flatMap(({ rows }) => rows) : [];
}

describe.each(ERAS)('a client of %s', (era) => {
  it('reads a user', async () => {
    const { call, requestsOf, audited } = await openMcp({ era });
    let answer: ToolAnswer | undefined;
    const requests = await requestsOf(async () => {
      answer = await call('okta-get-user', { username: JANE });
    });
    expect(requests).toEqual([`GET /api/v1/users/${JANE}`]);
    expect(answer?.isError).toBe(false);
    expect(answer?.text).toContain('status: ACTIVE');
    expect(answer?.structured).toMatchObject({
      org: 'acme.okta.example',
      shown: 1,
      more: 0,
      tables: [{ rows: [{ login: JANE, status: 'ACTIVE' }], more: 0 }],
    });
    expect(audited).toMatchObject([{ tool: 'okta-get-user', end: 'read', args: { username: JANE } }]);
  });

  it('is told what is wrong with an argument, and Okta is not asked', async () => {
    const { call, requestsOf } = await openMcp({ era });
    const requests = await requestsOf(async () => {
      const unknown = await call('okta-get-user', { usrname: JANE });
      expect(unknown).toMatchObject({ isError: true, structured: undefined });
      expect(unknown.text).toBe("okta-get-user: Unknown argument 'usrname'. Did you mean 'username'?");
      expect((await call('okta-get-user')).text).toMatch(/'username' or 'userId' or 'userEmail'/i);
      expect((await call('okta-list-users', { limit: 0 })).text).toContain("Argument 'limit' must be a whole number");
    });
    expect(requests).toEqual([]);
  });

  it.each([
    ['okta-get-logs', { cursor: 5 }, "Argument 'cursor' must be the text"],
    ['okta-get-logs', { cursor: ['x'] }, "Argument 'cursor' must be the text"],
    ['okta-get-logs', { save_to_file: 'maybe' }, "Argument 'save_to_file' must be true or false"],
    [
      'okta-suspend-user',
      { username: JANE, save_to_file: true },
      "Argument 'save_to_file' is not for okta-suspend-user",
    ],
    ['okta-list-users', { limit: true }, "Argument 'limit' must be a whole number"],
    ['okta-list-users', { limit: [5] }, "Argument 'limit' must be a whole number"],
    ['okta-list-users', { limit: '0x10' }, "Argument 'limit' must be a whole number"],
    ['okta-get-user', { username: nested(30) }, "Argument 'username' is nested more than 20 levels deep"],
  ])('is told what is wrong with the type of an argument: %s %j', async (tool, args, complaint) => {
    const { call, requestsOf } = await openMcp({ era, person: agreeing, options: { access: 'writes' } });
    const requests = await requestsOf(async () => {
      const answer = await call(tool, args);
      expect(answer).toMatchObject({ isError: true, text: expect.stringContaining(complaint) });
    });
    expect(requests).toEqual([]);
  });

  it('is not told of arguments that a tool does not have', async () => {
    const { call } = await openMcp({ era });
    expect((await call('okta-list-users', { limit: 5 })).text).not.toContain('after=');
  });

  it('gets an error for a tool that is not there, also for a change that is not allowed', async () => {
    const { client } = await openMcp({ era, person: agreeing });
    await expect(client.callTool({ name: 'okta-nothing', arguments: {} })).rejects.toThrow('okta-nothing');
    await expect(client.callTool({ name: 'okta-suspend-user', arguments: { username: JANE } })).rejects.toThrow(
      'okta-suspend-user',
    );
  });

  it('gets every row of a long log by cursors, each answer within its budget, and asks Okta once', async () => {
    const maxOutputTokens = 2000;
    const { requestsOf, client } = await openMcp({ era, options: { maxOutputTokens } });
    const whole = await openMcp({ era, options: { maxOutputTokens: 1_000_000 } });
    const expected = rowsOf(await whole.call('okta-get-logs', { limit: 100 }));
    expect(expected).toHaveLength(100);
    const rows: unknown[] = [];
    const requests = await requestsOf(async () => {
      let cursor: string | undefined;
      do {
        const args = cursor === undefined ? { limit: 100 } : { cursor };
        const result = await client.callTool({ name: 'okta-get-logs', arguments: args });
        const size = JSON.stringify({ content: result.content, structuredContent: result.structuredContent }).length;
        expect(size).toBeLessThanOrEqual(maxOutputTokens * CHARACTERS_PER_TOKEN);
        const answer: ToolAnswer = { isError: false, text: '', structured: { ...Object(result.structuredContent) } };
        rows.push(...rowsOf(answer));
        expect(Number(answer.structured?.shown)).toBeGreaterThan(0);
        cursor = cursorOf(answer) || undefined;
      } while (cursor !== undefined);
    });
    expect(requests).toEqual(['GET /api/v1/logs']);
    expect(rows).toHaveLength(100);
  });

  it('gets nothing for a cursor that is altered, expired or of another tool', async () => {
    const { call, clock } = await openMcp({ era, options: { maxOutputTokens: 1000 } });
    const cursor = cursorOf(await call('okta-get-logs', { limit: 50 }));
    expect(cursor).not.toBe('');
    expect((await call('okta-list-users', { cursor })).isError).toBe(true);
    expect((await call('okta-get-logs', { cursor: `x${cursor}` })).isError).toBe(true);
    expect((await call('okta-get-logs', { cursor })).isError).toBe(false);
    await clock.advance(11 * 60_000);
    expect((await call('okta-get-logs', { cursor })).text).toContain('not valid');
  });

  it('makes a change after a person has agreed to the facts', async () => {
    const { call, requestsOf, questions, audited } = await openMcp({
      era,
      person: agreeing,
      options: { access: 'writes' },
    });
    const requests = await requestsOf(async () => {
      const answer = await call('okta-suspend-user', { username: JANE });
      expect(answer.isError).toBe(false);
      expect(answer.structured?.texts).toEqual([`${JANE} status is Suspended`]);
    });
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([SUSPEND]);
    expect(questions).toHaveLength(1);
    expect(questions[0]).toContain('okta-suspend-user in the Okta org acme.okta.example');
    expect(questions[0]).toContain(`User: ${JANE} (Jane Doe, ACTIVE, id 00u`);
    expect(questions[0]).toContain('Admin roles: none');
    expect(questions[0]).toContain(SUSPEND);
    expect(audited.map(({ end, confirmedBy }) => [end, confirmedBy])).toEqual([
      ['asked', undefined],
      ['agreed', 'elicitation'],
      ['done', 'elicitation'],
    ]);
  });

  it.each(['decline', 'cancel'] as const)('changes nothing where a person answers with %s', async (action) => {
    const { call, requestsOf, audited } = await openMcp({
      era,
      person: () => ({ action }),
      options: { access: 'writes' },
    });
    const requests = await requestsOf(async () => {
      const answer = await call('okta-suspend-user', { username: JANE });
      expect(answer.isError).toBe(true);
      expect(answer.text).toContain('did not agree. Nothing was changed.');
    });
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
    expect(audited.at(-1)).toMatchObject({ end: 'declined' });
  });

  it('changes nothing where a form comes back without its tick', async () => {
    const { call, requestsOf } = await openMcp({
      era,
      person: () => ({ action: 'accept', content: { confirm: false } }),
      options: { access: 'writes' },
    });
    const requests = await requestsOf(() => call('okta-suspend-user', { username: JANE }));
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
  });

  it('has a person type the login before what cannot be undone', async () => {
    const wrong = await openMcp({
      era,
      person: () => ({ action: 'accept', content: { typed: 'jane', confirm: true } }),
      options: { access: 'destructive' },
    });
    expect((await wrong.call('okta-deactivate-user', { username: JANE })).text).toContain('was not typed');
    const right = await openMcp({ era, person: agreeing, options: { access: 'destructive' } });
    const answer = await right.call('okta-deactivate-user', { username: JANE });
    expect(answer.isError).toBe(false);
    expect(right.questions[0]).toContain('cannot be undone');
  });

  it('that cannot ask gets a refusal with the line that a person can run', async () => {
    const { call, requestsOf } = await openMcp({ era, options: { access: 'destructive' } });
    const requests = await requestsOf(async () => {
      const write = await call('okta-suspend-user', { username: JANE });
      expect(write.isError).toBe(true);
      expect(write.text).toContain(`okta-v2 okta-suspend-user --username=${JANE}`);
      expect(write.text).toContain('--confirm client');
      const grave = await call('okta-deactivate-user', { username: JANE });
      expect(grave.text).toContain(`okta-v2 okta-deactivate-user --username=${JANE}`);
      expect(grave.text).not.toContain('--confirm client');
    });
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
  });

  it('that cannot ask may be trusted with what can be undone, and never with more', async () => {
    const { call, audited } = await openMcp({ era, options: { access: 'destructive', confirm: 'client' } });
    expect((await call('okta-suspend-user', { username: JANE })).isError).toBe(false);
    expect(audited.at(-1)).toMatchObject({ end: 'done', confirmedBy: 'client' });
    expect((await call('okta-deactivate-user', { username: JANE })).isError).toBe(true);
  });

  it('sees in a dry run what would be sent, without a question', async () => {
    const { call, requestsOf, questions } = await openMcp({ era, person: agreeing, options: { access: 'writes' } });
    const requests = await requestsOf(async () => {
      const answer = await call('okta-suspend-user', { username: JANE, dry_run: true });
      expect(rowsOf(answer)).toEqual([{ method: 'POST', path: SUSPEND.replace('POST ', '') }]);
    });
    expect(requests).toEqual([]);
    expect(questions).toEqual([]);
  });

  it('is told how far a long list has come', async () => {
    const { client } = await openMcp({ era });
    const notes: number[] = [];
    await client.callTool(
      { name: 'okta-get-logs', arguments: { limit: 100 } },
      { onprogress: ({ progress }) => notes.push(progress) },
    );
    expect(notes.length).toBeGreaterThan(0);
    expect(notes).toEqual([...notes].sort((one, other) => one - other));
  });
});
