import { describe, expect, it } from 'vitest';
import { toBucket } from '../../../src/okta/pipeline/rate-limit-bucket.ts';
import {
  type BucketState,
  backOffMs,
  mergeWindows,
  toRefusal,
  toWindow,
  waitBeforeNext,
} from '../../../src/okta/pipeline/rate-limit-window.ts';
import type { OktaResponse } from '../../../src/okta/pipeline/send.ts';

const DATE = 'Mon, 01 Jun 2026 12:00:00 GMT';
const DATE_S = Date.parse(DATE) / 1000;

function answer(headers: Record<string, string>, text = '{"errorCode":"E0000047"}'): OktaResponse {
  return { status: 429, reason: 'Too Many Requests', headers, text };
}

const limited = (resetS: number, more: Record<string, string> = {}) =>
  answer({
    date: DATE,
    'x-rate-limit-limit': '600',
    'x-rate-limit-remaining': '0',
    'x-rate-limit-reset': String(resetS),
    ...more,
  });

describe('a 429', () => {
  it('is waited out by the clock of the server alone, and a second longer', () => {
    expect(toRefusal(limited(DATE_S + 42))).toEqual({
      kind: 'reset',
      waitMs: 43_000,
      resetsAt: new Date('2026-06-01T12:00:43Z'),
    });
  });

  it.each([
    ['a reset that has passed', limited(DATE_S - 1)],
    ['a reset that is now', limited(DATE_S)],
    ['no reset', answer({ date: DATE, 'x-rate-limit-limit': '600' })],
    ['two resets in one header', limited(DATE_S + 10, { 'x-rate-limit-reset': '1, 2' })],
    ['no date', limited(DATE_S + 10, { date: '' })],
    ['a date that is none', limited(DATE_S + 10, { date: 'yesterday' })],
    ['a reset that no date can hold', limited(DATE_S, { 'x-rate-limit-reset': '9'.repeat(30) })],
    ['no body', { ...limited(DATE_S), text: '' }],
  ])('with %s is unclear', (_case, response) => {
    expect(toRefusal(response).kind).toBe('unclear');
  });

  it('with a limit of 0 means too many requests at one time', () => {
    expect(toRefusal(limited(DATE_S + 30, { 'x-rate-limit-limit': '0' })).kind).toBe('concurrency');
  });

  it.each(['E0000109', 'E0000118', 'E0000133'])('with the code %s is no business of the bucket', (errorCode) => {
    expect(toRefusal({ ...limited(DATE_S + 30), text: JSON.stringify({ errorCode }) }).kind).toBe('other');
  });
});

describe('what an answer tells of its bucket', () => {
  it('is put on the clock of this machine as a span, however wrong that clock is', () => {
    const response = limited(DATE_S + 60, { 'x-rate-limit-remaining': '17' });
    expect(toWindow(response, 5000)).toEqual({ limit: 600, remaining: 17, resetsAtMs: 66_000 });
  });

  it.each([
    ['a concurrency refusal', limited(DATE_S + 1, { 'x-rate-limit-limit': '0' })],
    ['an answer without headers', answer({ date: DATE })],
  ])('is nothing in %s', (_case, response) => {
    expect(toWindow(response, 0)).toBeUndefined();
  });

  it('is the smaller remainder where answers of one window overtake one another', () => {
    const early = { limit: 600, remaining: 10, resetsAtMs: 60_000 };
    const late = { limit: 600, remaining: 11, resetsAtMs: 60_900 };
    expect(mergeWindows(early, late)).toBe(early);
    expect(mergeWindows(late, early)).toBe(early);
  });

  it('is what came last where a new window has begun', () => {
    const old = { limit: 600, remaining: 0, resetsAtMs: 60_000 };
    const fresh = { limit: 600, remaining: 599, resetsAtMs: 120_000 };
    expect(mergeWindows(old, fresh)).toBe(fresh);
  });
});

describe('the wait before the next request of a bucket', () => {
  const state = (more: Partial<BucketState>): BucketState => ({
    window: { limit: 600, remaining: 300, resetsAtMs: 60_000 },
    blockedUntilMs: 0,
    inFlight: 0,
    queued: 1,
    lastSentMs: 0,
    ...more,
  });
  const low = { limit: 600, remaining: 10, resetsAtMs: 60_000 };

  it('is zero while the window holds as many as want to go', () => {
    expect(waitBeforeNext(state({ queued: 300 }), 0)).toBe(0);
    expect(waitBeforeNext(state({ window: low, queued: 10 }), 0)).toBe(0);
  });

  it('is zero while the window is far from empty, however many want to go', () => {
    expect(waitBeforeNext(state({ queued: 5000 }), 0)).toBe(0);
  });

  it('spreads the last requests over the time until the reset when more want to go than it holds', () => {
    const waits: number[] = [];
    let nowMs = 7000;
    for (let remaining = 10, lastSentMs = 7000; remaining > 0; remaining -= 1) {
      const wait = waitBeforeNext(state({ window: { ...low, remaining }, queued: 11, lastSentMs }), nowMs) ?? -1;
      nowMs += wait;
      lastSentMs = nowMs;
      waits.push(wait);
    }
    expect(waits.map(Math.round)).toEqual(Array.from({ length: 10 }, () => 5000));
    expect(nowMs).toBe(low.resetsAtMs - 3000);
  });

  it('counts requests under way as gone', () => {
    expect(waitBeforeNext(state({ window: low, inFlight: 10 }), 1000)).toBe(59_000);
  });

  it('lasts until the reset when nothing remains, and until the end of a refusal', () => {
    expect(waitBeforeNext(state({ window: { ...low, remaining: 0 } }), 20_000)).toBe(40_000);
    expect(waitBeforeNext(state({ blockedUntilMs: 90_000 }), 20_000)).toBe(70_000);
  });

  it('lets a few go into a window that nothing is known of, and the others when an answer comes', () => {
    expect(waitBeforeNext(state({ window: undefined, inFlight: 7, queued: 99 }), 0)).toBe(0);
    expect(waitBeforeNext(state({ window: undefined, inFlight: 8, queued: 99 }), 0)).toBeUndefined();
    expect(waitBeforeNext(state({ window: { ...low, remaining: 0 }, inFlight: 8 }), 60_000)).toBeUndefined();
  });
});

describe('the back-off', () => {
  it('doubles with each try up to its most, and is jittered by at most one half', () => {
    expect([1, 2, 3, 4, 5].map((tries) => backOffMs(tries, () => 0.999999))).toEqual([1000, 2000, 4000, 8000, 8000]);
    expect([1, 2, 3, 4, 5].map((tries) => backOffMs(tries, () => 0))).toEqual([500, 1000, 2000, 4000, 4000]);
  });
});

describe('the bucket of a request', () => {
  it.each([
    ['GET', '/api/v1/users', '/users'],
    ['POST', '/api/v1/users', '/users'],
    ['GET', '/api/v1/users/jane@example.com', 'GET /users/{id}'],
    ['DELETE', '/api/v1/users/00u1', 'POST, PUT, DELETE /users/{id}'],
    ['POST', '/api/v1/users/00u1', 'POST, PUT, DELETE /users/{id}'],
    ['POST', '/api/v1/users/00u1/lifecycle/suspend', '/api/v1'],
    ['GET', '/api/v1/users/00u1/groups', '/api/v1'],
    ['GET', '/api/v1/groups', '/groups'],
    ['PUT', '/api/v1/groups/00g1/users/00u1', '/groups/{id}'],
    ['GET', '/api/v1/apps', '/apps'],
    ['GET', '/api/v1/apps/0oa1', '/apps/{id}'],
    ['PUT', '/api/v1/apps/0oa1/groups/00g1', '/apps'],
    ['GET', '/api/v1/logs', '/logs'],
    ['GET', '/api/v1/zones/nzo1', '/api/v1'],
    ['POST', '/oauth2/v1/token', '/oauth2/v1/token'],
  ])('%s %s counts in %s', (method, path, bucket) => {
    expect(toBucket(method, path)).toBe(bucket);
  });
});
