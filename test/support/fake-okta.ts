import nock from 'nock';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { RawArguments } from '../../src/core/parse-arguments.ts';
import type { NoteEntry } from '../../src/cortex-text/entry.ts';
import { createIntegration } from '../../src/integration.ts';
import { createVirtualClock } from './virtual-clock.ts';

export const FAKE_ORG = 'https://acme.okta.test';

/**
 * An org that answers what the test says and nothing else: for answers that Okta gives seldom, or never. Call it once at
 * the top of a test file; every answer that was prepared has to be asked for, and nothing else may be asked. Such a file
 * opens no simulated org: nock keeps hold of every connection, those that it lets through too.
 */
export function fakeOkta(now?: string) {
  beforeAll(() => nock.disableNetConnect());
  afterEach(() => {
    const left = nock.pendingMocks();
    nock.cleanAll();
    expect(left).toEqual([]);
  });
  afterAll(() => {
    nock.restore();
  });

  const run = (command: string, args: RawArguments = {}) =>
    createIntegration({
      params: { url: FAKE_ORG, credentials: { password: '00fakeTokenOfTheTests' } },
      clock: createVirtualClock(now),
    }).run(command, args);

  return {
    /** Prepares an answer: `okta().get('/api/v1/groups').query({ q: 'a' }).reply(200, [])`. */
    okta: () => nock(FAKE_ORG),

    async run(command: string, args: RawArguments = {}): Promise<NoteEntry> {
      const result = await run(command, args);
      if (!result.ok) throw new Error(result.message, { cause: result.error });
      if (result.entry.Type !== 1) throw new Error(`${command} gave no note.`);
      return result.entry;
    },

    async fail(command: string, args: RawArguments = {}): Promise<string> {
      const result = await run(command, args);
      if (result.ok) throw new Error(`${command} should have failed: ${JSON.stringify(result.entry).slice(0, 500)}`);
      return result.message;
    },
  };
}
