import { expect, it } from 'vitest';
import { openOrg } from '../support/open-org.ts';

const idsOf = (contents: unknown) =>
  new Set((contents as { id?: string; uuid?: string }[]).map(({ id, uuid }) => id ?? uuid));

it('Five thousand users come in twenty-five requests, each of them once', async () => {
  const { run, requestsOf } = await openOrg({ seed: 'empty', users: 5000 });
  const asked = await requestsOf(async () => {
    const { Contents } = await run('okta-list-users', { limit: '5000' });
    expect(Contents).toHaveLength(5000);
    expect(idsOf(Contents).size).toBe(5000);
  });
  expect(asked).toHaveLength(25);
});

it('Ten thousand log events come in ten requests, each of them once', async () => {
  const { run, requestsOf } = await openOrg({ seed: 'empty', logEvents: 12_000 });
  const asked = await requestsOf(async () => {
    const { Contents } = await run('okta-get-logs', { limit: '10000', since: '2026-03-10T00:00:00Z' });
    expect(Contents).toHaveLength(10_000);
    expect(idsOf(Contents).size).toBe(10_000);
  });
  expect(asked).toHaveLength(10);
});
