import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-list-zones',
  calls: [
    { args: {}, requests: 1 },
    { args: { limit: '1' }, requests: 1 },
  ],
};
