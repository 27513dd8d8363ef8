import type { Clock } from '../../clock.ts';
import { OFFICE } from '../audit.ts';
import type { GeneratedEvents } from '../log/log-store.ts';
import { toLogEvent } from '../log/to-log-event.ts';
import type { Org } from '../org.ts';
import { hashText } from '../random.ts';
import { addUser } from './add-user.ts';

const HOUR_MS = 3_600_000;
/** Generated events lie before the story, and within the seven days that a log query without dates covers. */
const FIRST_MS = 164 * HOUR_MS;
const LAST_MS = 146 * HOUR_MS;

const FIRST_NAMES = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gus', 'Hope', 'Ida', 'Jon'];
const LAST_NAMES = ['Abel', 'Baker', 'Cole', 'Dahl', 'Eaton', 'Frost', 'Gray', 'Holm', 'Ives', 'Jung', 'Kerr'];

/** Fills the org up with plain users until it has this many in all. */
export function addPlainUsers(org: Org, total: number, variation: number): void {
  for (let number = 1; org.users.size < total; number += 1) {
    const shift = variation === 0 ? 0 : hashText(`${variation} ${number}`);
    addUser(org, {
      profile: {
        login: `employee.${String(number).padStart(5, '0')}@acme.example`,
        firstName: FIRST_NAMES[(number + shift) % FIRST_NAMES.length] ?? 'Ada',
        lastName: LAST_NAMES[(number + shift) % LAST_NAMES.length] ?? 'Abel',
        department: 'Operations',
      },
    });
  }
}

/** This many plain sign-ins, made whenever they are read. */
export function toGeneratedEvents(clock: Clock, count: number, variation: number): GeneratedEvents {
  const nowMs = clock.now();
  const startMs = nowMs - FIRST_MS;
  const spanMs = FIRST_MS - LAST_MS;
  const publishedMs = (index: number): number => startMs + Math.floor((index * spanMs) / count);
  return {
    count,
    publishedMs,
    event(index) {
      const number = (variation === 0 ? index : hashText(`${variation} ${index}`)) % 500;
      const hex = index.toString(16).padStart(12, '0');
      const name = `employee.${String(number).padStart(5, '0')}@acme.example`;
      const id = `00uGenerated${String(number).padStart(5, '0')}5d7`;
      return toLogEvent({
        uuid: `5ee0${hex.slice(0, 4)}-${hex.slice(4, 8)}-11ef-8478-${hex}`,
        publishedMs: publishedMs(index),
        eventType: 'user.session.start',
        legacyEventType: 'core.user_auth.login_success',
        displayMessage: 'User login to Okta',
        actor: { id, type: 'User', alternateId: name, displayName: `Employee ${number}` },
        targets: null,
        outcome: { result: 'SUCCESS', reason: null },
        place: OFFICE,
        agent: null,
        sessionId: `trs${hex}`,
        requestId: hex,
        requestUri: '/api/v1/authn',
      });
    },
  };
}
