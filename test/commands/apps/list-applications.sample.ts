import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-list-applications',
  calls: [
    { args: {}, requests: 1 },
    { args: { query: 'Wiki', status: 'INACTIVE' }, requests: 1 },
    { args: { status: 'ACTIVE', limit: '1' }, requests: 1 },
  ],
};
