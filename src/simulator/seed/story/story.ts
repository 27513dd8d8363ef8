import { OFFICE } from '../../audit.ts';
import { toLogEvent } from '../../log/to-log-event.ts';
import type { Org } from '../../org.ts';
import { createRandomSource } from '../../random.ts';
import type { LogEvent } from '../../records.ts';
import { tellOrdinaryWork } from './ordinary-work.ts';
import { MAC } from './places.ts';
import { DAY_MS, HOUR_MS, hexDigits, type Told } from './scene.ts';
import { tellSpray } from './spray.ts';
import { tellTakeover } from './takeover.ts';

/**
 * The last six days of the company as its System Log saw them: ordinary work; a password spray from one AS against
 * everybody, which locks one user out and finds two passwords; a push that the first of them denies; and the second,
 * worn down by pushes at night until one is approved, whose account then gets a new factor, a group and data.
 * About three thousand events, in order of time.
 */
export function tellStory(org: Org): void {
  const random = createRandomSource(20_240_813);
  const story: Told[] = [];
  const tell = (told: Told): void => {
    story.push(told);
  };
  const nowMs = org.clock.now();
  tellOrdinaryWork(org, random, nowMs, tell);
  tellSpray(org, random, nowMs - 2 * DAY_MS, tell);
  tellTakeover(org, random, nowMs - 26 * HOUR_MS, tell);
  story.sort((a, b) => a.atMs - b.atMs);
  for (const [index, told] of story.entries()) org.log.appendLater(told.atMs, () => toEvent(told, index));
}

function toEvent({ atMs, session, ...facts }: Told, index: number): LogEvent {
  const random = createRandomSource(index);
  const requestId = hexDigits(random, 4);
  const [first, second, third, last] = [1, 1, 1, 2].map((words) => hexDigits(random, words));
  return toLogEvent({
    outcome: { result: 'SUCCESS', reason: null },
    place: OFFICE,
    agent: MAC,
    requestUri: '/api/v1/authn',
    ...facts,
    uuid: `${first}-${second?.slice(4)}-11ef-${third?.slice(4)}-${last?.slice(4)}`,
    publishedMs: atMs,
    sessionId: session,
    requestId,
  });
}
