import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toErrorEntry } from '../../src/cortex-text/entry.ts';
import { answerLine, type Message } from '../../src/hosts/cortex/host.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';
import { type ComparableEntry, toComparable, withComparableWording } from './comparable-entry.ts';
import { type Asked, createRecordedOrg } from './recorded-org.ts';
import { loadVectors, type RecordedResponse, type Vector, withOrigin } from './vectors.ts';

const ORIGIN = 'https://recorded.okta.test';

/** The instance's parameters where a vector names none. */
const PARAMS = {
  url: ORIGIN,
  credentials: { identifier: '', password: '00recordedTokenThatOpensNothing' },
  use_oauth: false,
  jwt_algorithm: 'RS256',
  insecure: false,
  proxy: false,
};

const vectors = loadVectors();
const commands = [...new Set(vectors.map(({ command }) => command))];

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

for (const command of commands) {
  describe(`${command} answers as the original did`, () => {
    const cases = vectors.filter((vector) => vector.command === command);
    it.each(cases.map((vector) => [vector.name, vector] as const))('%s', async (_name, vector) => {
      const org = createRecordedOrg(withOrigin(vector.exchanges, ORIGIN));
      listen((asked) => org.answer(asked));
      const got = await answerOf(vector);
      const expected = withOrigin(vector.expected.entries, ORIGIN).map(toComparable);
      expect(org.complaints).toEqual([]);
      expect(alike(got, expected, vector)).toEqual(alike(expected, expected, vector));
    });
  });
}

it('has all the vectors of the 34 commands and of the Test button', () => {
  expect(vectors).toHaveLength(331);
  expect(commands.filter((name) => name !== 'okta-no-such-command')).toHaveLength(35);
});

function alike(entries: ComparableEntry[], expected: ComparableEntry[], vector: Vector): ComparableEntry[] {
  return entries.map((entry, index) => withComparableWording(entry, expected[index] ?? entry, vector));
}

/** The entries with which the Cortex host answers: the dispatcher's, with errors as long as Cortex takes them. */
async function answerOf({ command, args, params }: Vector): Promise<ComparableEntry[]> {
  const messages: Message[] = [];
  const job = { command, args, params: withOrigin(params ?? PARAMS, ORIGIN), integrationContext: {} };
  await answerLine(JSON.stringify(job), (message) => messages.push(message), createVirtualClock());
  return messages.flatMap(toEntries).map(toComparable);
}

function toEntries(message: Message): readonly unknown[] {
  if (message.op === 'results') return message.entries;
  return message.op === 'error' ? [toErrorEntry(message.message)] : [];
}

/** Every request to the org goes to `answer`. */
function listen(answer: (asked: Asked) => RecordedResponse): void {
  const org = nock(ORIGIN).persist();
  for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
    org.intercept(/.*/, method).reply((uri, body) => {
      const { status, headers, ...response } = answer({ method, url: new URL(uri, ORIGIN), body });
      const text = response.bodyText ?? (response.body === undefined ? '' : JSON.stringify(response.body));
      return [status, status === 204 ? '' : text, headers];
    });
  }
}
