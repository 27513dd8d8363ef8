import { RAE, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-investigate-user',
  org: RESPONSE_SEED,
  calls: [
    { args: { userId: RAE.userId, since: '2026-05-01', until: '2026-06-02' }, requests: 11 },
    { args: { username: RAE.username }, requests: 11 },
    { args: { username: RAE.username, sections: 'events,roles', since: '2026-05-01', maxEvents: '0' }, requests: 3 },
  ],
};
