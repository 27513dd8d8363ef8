import { describe, expect, it } from 'vitest';
import { TransportError, type TransportFault } from '../../../src/errors.ts';
import { createRetry } from '../../../src/okta/pipeline/retry.ts';
import type { OktaRequest, Progress } from '../../../src/okta/pipeline/send.ts';
import { createWaitBudget } from '../../../src/okta/pipeline/wait-budget.ts';
import { createScript, requestOf, type Step } from '../../support/scripted-send.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

function open(...steps: Step[]) {
  const clock = createVirtualClock();
  const lines: string[] = [];
  const script = createScript(...steps);
  const log = (level: string, message: string) => lines.push(`${level} ${message}`);
  const send = createRetry({ clock, log, random: () => 0.5 })(script.send);
  return { clock, lines, send, tries: () => script.requests.length };
}

const broken = (fault: TransportFault, sent = true) => new TransportError(fault, `It was ${fault}.`, { sent });
const lifecycle: Partial<OktaRequest> = { method: 'POST', repeat: 'lifecycle' };
const create: Partial<OktaRequest> = { method: 'POST', repeat: 'never' };

describe('a read', () => {
  it.each([
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['500', { status: 500 }],
    ['a lost reply', broken('reset')],
    ['a timeout', broken('timeout')],
    ['a host that does not answer', broken('refused', false)],
    ['a name that is not found', broken('dns', false)],
    ['a list without its end', { text: '[{"id":"00u1"},{"id"' }],
    ['an object without its end', { text: '{"id":"00u1","profile":{"login":"a]' }],
  ])('is tried again after %s, three times at most', async (_case, step) => {
    const once = open(step);
    expect((await once.send(requestOf())).status).toBe(200);
    expect(once.tries()).toBe(2);
    const always = open(step, step, step, step);
    await always.send(requestOf()).catch(() => {});
    expect(always.tries()).toBe(3);
  });

  it.each([
    ['a certificate that is not trusted', broken('tls', false)],
    ['a body that is too long', broken('too_large')],
    ['a proxy that wants a password', broken('proxy', false)],
  ])('is not tried again after %s', async (_case, step) => {
    const { send, tries } = open(step);
    await expect(send(requestOf())).rejects.toBe(step);
    expect(tries()).toBe(1);
  });

  it.each([400, 401, 403, 404, 409, 429, 501])('is not tried again after %d', async (status) => {
    const { send, tries } = open({ status });
    expect((await send(requestOf())).status).toBe(status);
    expect(tries()).toBe(1);
  });

  it('waits less than 20 s in all, longer each time', async () => {
    const { send, clock } = open({ status: 503 }, { status: 503 }, { status: 503 });
    expect((await send(requestOf())).status).toBe(503);
    expect(clock.sleeps).toEqual([750, 1500]);
  });
});

describe('a PUT or a DELETE', () => {
  it.each(['PUT', 'DELETE'] as const)('is repeated after a lost reply: %s', async (method) => {
    const { send, tries } = open(broken('reset'));
    await send(requestOf({ method }));
    expect(tries()).toBe(2);
  });

  it('is not repeated after a 500, which is Okta’s own answer', async () => {
    const { send, tries } = open({ status: 500 });
    expect((await send(requestOf({ method: 'DELETE' }))).status).toBe(500);
    expect(tries()).toBe(1);
  });

  it('counts a 404 after a lost reply as done: what was to be deleted is gone', async () => {
    const { send } = open(broken('reset'), { status: 404, text: '{"errorCode":"E0000007"}' });
    expect(await send(requestOf({ method: 'DELETE', repeat: 'removal' }))).toMatchObject({ status: 204, text: '' });
  });

  it('hands back a 404 where no reply was lost', async () => {
    const { send } = open(broken('refused', false), { status: 404 });
    expect((await send(requestOf({ method: 'DELETE', repeat: 'removal' }))).status).toBe(404);
  });
});

describe('a lifecycle POST', () => {
  it('is repeated once after a lost reply, and the answer tells so', async () => {
    const { send, tries } = open(broken('timeout'), { status: 403, text: '{"errorCode":"E0000038"}' });
    expect(await send(requestOf(lifecycle))).toMatchObject({ status: 403, attempts: 2 });
    expect(tries()).toBe(2);
  });

  it('is given up after a second lost reply, and says that it may have been carried out', async () => {
    const { send, tries } = open(broken('reset'), broken('reset'));
    await expect(send(requestOf(lifecycle))).rejects.toThrow(/may have carried out the request/);
    expect(tries()).toBe(2);
  });

  it('does not count tries that never reached Okta', async () => {
    const { send, tries } = open(broken('refused', false), broken('reset'));
    expect((await send(requestOf(lifecycle))).attempts).toBe(2);
    expect(tries()).toBe(3);
  });

  it('is not repeated after a 500', async () => {
    const { send, tries } = open({ status: 500 });
    expect((await send(requestOf(lifecycle))).status).toBe(500);
    expect(tries()).toBe(1);
  });
});

describe('a request that creates something', () => {
  it.each([
    ['a lost reply', broken('reset')],
    ['a timeout', broken('timeout')],
  ])('is never repeated after %s, and says that it may have been carried out', async (_case, step) => {
    const { send, tries } = open(step);
    await expect(send(requestOf(create))).rejects.toThrow(/It was .* may have carried out the request/s);
    expect(tries()).toBe(1);
  });

  it.each([502, 503, 504])('is never repeated after a %d', async (status) => {
    const { send, tries } = open({ status });
    expect((await send(requestOf(create))).status).toBe(status);
    expect(tries()).toBe(1);
  });

  it('is sent again where nothing had reached Okta', async () => {
    const { send, tries } = open(broken('refused', false), broken('reset', false));
    expect(await send(requestOf(create))).not.toHaveProperty('attempts');
    expect(tries()).toBe(3);
  });

  it('says nothing of Okta where nothing reached it at all', async () => {
    const refused = broken('refused', false);
    const { send } = open(refused, refused, refused);
    await expect(send(requestOf(create))).rejects.toBe(refused);
  });
});

describe('every retry', () => {
  it('is logged at debug with its reason, without the query', async () => {
    const { send, lines } = open({ status: 503, reason: 'Service Unavailable' }, broken('reset'));
    await send(requestOf());
    expect(lines).toEqual([
      'debug GET https://acme.okta.test/api/v1/users/jane@example.com: 503 Service Unavailable. Trying again in 0.75 s (try 2 of 3).',
      'debug GET https://acme.okta.test/api/v1/users/jane@example.com: It was reset. Trying again in 0.3 s (try 3 of 3).',
    ]);
  });

  it('tells those who wait when it goes on', async () => {
    const events: Progress[] = [];
    const { send, clock } = open({ status: 503 }, { status: 503 });
    const startedMs = clock.now();
    await send(requestOf({}, { progress: (event) => events.push(event) }));
    expect(events).toEqual([{ kind: 'waiting', reason: 'retry', untilMs: startedMs + 750 + 1500 }]);
  });

  it('stays within the budget of its command', async () => {
    const { send, clock, tries } = open({ status: 503 }, { status: 503 });
    const budget = createWaitBudget(1000, clock);
    expect((await send(requestOf({}, { budget }))).status).toBe(503);
    expect(tries()).toBe(2);
  });

  it('ends at once with the signal’s reason, in the wait too', async () => {
    const reason = new TransportError('aborted', 'The command was cancelled.');
    const controller = new AbortController();
    const clock = createVirtualClock(undefined, { auto: false });
    const script = createScript({ status: 503 });
    const send = createRetry({ clock, log: () => {}, random: Math.random })(script.send);
    const running = send(requestOf({}, { signal: controller.signal }));
    const failed = expect(running).rejects.toBe(reason);
    await Promise.resolve();
    controller.abort(reason);
    await failed;
    expect(script.requests).toHaveLength(1);
    await expect(send(requestOf({}, { signal: controller.signal }))).rejects.toBe(reason);
    expect(script.requests).toHaveLength(1);
  });
});
