import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-get-logs',
  calls: [
    { args: { since: '2026-05-29T00:00:00Z', limit: '1200' }, requests: 2 },
    { args: { query: 'Ann', filter: 'eventType eq "user.session.start"', since: '2026-05-29T00:00:00Z' }, requests: 1 },
  ],
};
