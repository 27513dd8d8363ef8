import { OFFICE } from '../../audit.ts';
import { toLogEvent } from '../../log/to-log-event.ts';
import type { Org } from '../../org.ts';
import { createRandomSource, type RandomSource } from '../../random.ts';
import type { LogEvent } from '../../records.ts';
import { tellConsentPhishing } from './consent-phishing.ts';
import { tellHelpDeskCall } from './help-desk-call.ts';
import { tellInsider } from './insider.ts';
import { tellOrdinaryWork } from './ordinary-work.ts';
import { MAC } from './places.ts';
import { DAY_MS, HOUR_MS, hexDigits, type Tell, type Told } from './scene.ts';
import { tellSessionTheft } from './session-theft.ts';
import { tellSpray } from './spray.ts';
import { tellSprayHit } from './spray-hit.ts';
import { tellTakeover } from './takeover.ts';

type Chapter = (org: Org, random: RandomSource, nowMs: number, tell: Tell) => void;

/**
 * Ordinary work; a password spray from one AS against everybody, which locks one user out and finds two passwords; a
 * push that the first of them denies; and the second, worn down by pushes at night until one is approved, whose account
 * then gets a new factor, a group and data.
 */
const firstChapter: Chapter = (org, random, nowMs, tell) => {
  tellOrdinaryWork(org, random, nowMs, tell);
  tellSpray(org, random, nowMs - 2 * DAY_MS, tell);
  tellTakeover(org, random, nowMs - 26 * HOUR_MS, tell);
};

/** The spray finds a third password; and four more attacks, each on other people. */
const secondChapter: Chapter = (org, random, nowMs, tell) => {
  tellSprayHit(org, random, nowMs - 44 * HOUR_MS, tell);
  tellConsentPhishing(org, random, nowMs - 95 * HOUR_MS, tell);
  tellInsider(org, random, nowMs - 45 * HOUR_MS, tell);
  tellHelpDeskCall(org, random, nowMs - 30 * HOUR_MS, tell);
  tellSessionTheft(org, random, nowMs - 22 * HOUR_MS, tell);
};

/** Each chapter has random numbers and event numbers of its own, so that it leaves the other one's events alone. */
const CHAPTERS: readonly { readonly tell: Chapter; readonly seed: number; readonly firstNumber: number }[] = [
  { tell: firstChapter, seed: 20_240_813, firstNumber: 0 },
  { tell: secondChapter, seed: 20_261_128, firstNumber: 1_000_000 },
];

/** The last six days of the company as its System Log saw them: about three thousand events, in order of time. */
export function tellStory(org: Org): void {
  const nowMs = org.clock.now();
  const story = CHAPTERS.flatMap((chapter) => {
    const told: Told[] = [];
    chapter.tell(org, createRandomSource(chapter.seed), nowMs, (event) => told.push(event));
    told.sort((a, b) => a.atMs - b.atMs);
    return told.map((event, index) => ({ event, number: chapter.firstNumber + index }));
  });
  story.sort((a, b) => a.event.atMs - b.event.atMs);
  for (const { event, number } of story) {
    org.log.appendLater(event.atMs, () => toEvent(event, number));
    noteLogin(org, event);
  }
}

/** What the log tells of a sign-in, the account has to agree with. */
function noteLogin(org: Org, { eventType, outcome, actor, atMs }: Told): void {
  const user = actor && org.users.get(actor.id);
  if (!user || eventType !== 'user.session.start' || outcome !== undefined) return;
  user.lastLoginMs = Math.max(user.lastLoginMs ?? 0, atMs);
}

function toEvent({ atMs, session, ...facts }: Told, number: number): LogEvent {
  const random = createRandomSource(number);
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
