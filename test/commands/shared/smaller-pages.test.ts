import { describe, expect, it } from 'vitest';
import { FAKE_ORG, fakeOkta } from '../../support/fake-okta.ts';

const { okta, run, fail } = fakeOkta();
const OVERLOADED = { errorCode: 'E0000009', errorSummary: 'Internal Server Error' };

/** Okta answers 500 for these sizes of a page, once each. */
const refuse = (path: string, ...limits: number[]) => {
  for (const limit of limits) okta().get(path).query({ limit }).reply(500, OVERLOADED);
};

describe('a page that is too large for Okta', () => {
  it('is asked for again with half the rows, down to 200, and the next one is as small', async () => {
    refuse('/api/v1/groups/00g1/users', 1000, 500, 250);
    const next = `<${FAKE_ORG}/api/v1/groups/00g1/users?after=c1&limit=200>; rel="next"`;
    okta()
      .get('/api/v1/groups/00g1/users')
      .query({ limit: 200 })
      .reply(200, [{ id: '00u1' }], { link: next });
    okta()
      .get('/api/v1/groups/00g1/users')
      .query({ limit: 200, after: 'c1' })
      .reply(200, [{ id: '00u2' }]);
    const entry = await run('okta-get-group-members', { groupId: '00g1', limit: '1000' });
    expect(entry.Contents).toEqual([{ id: '00u1' }, { id: '00u2' }]);
  });

  it('is no end of the log, although it has fewer rows than were asked for at first', async () => {
    const events = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ uuid: `event-${from + index}` }));
    const logs = (limit: number, after?: string) =>
      okta()
        .get('/api/v1/logs')
        .query((query) => query.limit === String(limit) && query.after === after);
    logs(300).reply(500, OVERLOADED);
    logs(200).reply(200, events(0, 200), { link: `<${FAKE_ORG}/api/v1/logs?after=c1&limit=200>; rel="next"` });
    logs(100, 'c1').reply(200, events(200, 50));
    const entry = await run('okta-get-logs', { limit: '300' });
    expect(entry.Contents).toHaveLength(250);
  });

  it('gets the usual three tries at 200, and then the error is Okta’s', async () => {
    refuse('/api/v1/groups', 10_000, 5000, 2500, 1250, 625, 313, 200, 200, 200);
    expect(await fail('okta-list-groups', { limit: '0' })).toContain('Error in API call [500]');
  });
});
