import { expect, it } from 'vitest';
import { investigate } from '../../../src/commands/investigation/investigate.ts';
import { growth, LESS_THAN_QUADRATIC } from '../../support/growth.ts';
import { PERSON, toEvent } from './told-event.ts';

/** Every kind of event that a rule compares with others, a second apart, so that windows of time are full. */
function toCrowdedLog(size: number) {
  const kinds = [
    'user.session.start',
    'user.mfa.okta_verify.deny_push',
    'system.push.send_factor_verify_push',
    'user.mfa.factor.activate',
  ];
  return Array.from({ length: size }, (_event, number) =>
    toEvent(number, kinds[number % kinds.length] ?? '', {
      at: number / 60,
      result: number % 3 === 0 ? 'SUCCESS' : 'FAILURE',
      ip: '192.0.2.1',
      session: 's',
      // The network is always another one and the system never, so that no pair of the session is found.
      network: number,
      system: 'Windows',
      place: [number % 90, number % 180],
      debug: { behaviors: '{New Device=POSITIVE, New Country=NEGATIVE}', threatSuspected: 'true' },
    }),
  );
}

it('An investigation works through the events in linear time, however close together they are', async () => {
  const logs = new Map<number, ReturnType<typeof toCrowdedLog>>();
  const conclude = (size: number) => {
    const rows = logs.get(size) ?? toCrowdedLog(size);
    logs.set(size, rows);
    const sections = { events: { rows, isTruncated: false, until: '' } };
    const asked = { user: { id: PERSON.id }, person: PERSON, since: '', until: undefined };
    const { investigation } = investigate({ ...asked, sections, errors: [] });
    expect(investigation.activity?.count).toBe(size);
  };
  expect(await growth(2500, conclude)).toBeLessThan(LESS_THAN_QUADRATIC);
});
