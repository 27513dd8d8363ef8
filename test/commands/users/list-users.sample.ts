import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-list-users',
  calls: [
    { args: { limit: '210' }, requests: 2 },
    { args: { filter: 'status eq "ACTIVE"' }, requests: 1 },
    { args: { query: 'Ann' }, requests: 1 },
  ],
};
