import { expect, it } from 'vitest';
import { answerLine, type Message } from '../../../src/hosts/cortex/host.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

async function errorOf(command: string): Promise<string> {
  const messages: Message[] = [];
  const job = { command, args: {}, params: { url: 'https://acme.okta.test', credentials: { password: 'x' } } };
  await answerLine(JSON.stringify(job), (message) => messages.push(message), createVirtualClock());
  const error = messages.find(({ op }) => op === 'error');
  return error?.op === 'error' ? error.message : '';
}
const MARK = '...This error body was truncated...';

it('An error of up to 50,000 characters stays whole', async () => {
  const error = await errorOf('x'.repeat(20_000));
  expect(error.length).toBeGreaterThan(40_000);
  expect(error).not.toContain(MARK);
});

it('A longer one keeps its first and last 25,000 characters, none of which is cut in two', async () => {
  const error = await errorOf('😀'.repeat(40_000));
  const [first = '', last = ''] = error.split(MARK);
  expect([Array.from(first).length, Array.from(last).length]).toEqual([25_000, 25_000]);
  expect(error.isWellFormed()).toBe(true);
});

it('Characters beyond the first plane count once', async () => {
  expect(await errorOf('😀'.repeat(20_000))).not.toContain(MARK);
});
