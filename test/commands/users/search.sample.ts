import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-search',
  calls: [
    { args: { term: 'Ann' }, requests: 1 },
    { args: { advanced_search: 'profile.firstName eq "Ann"', limit: '10' }, requests: 1 },
  ],
};
