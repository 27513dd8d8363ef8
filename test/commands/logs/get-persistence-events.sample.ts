import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-get-persistence-events',
  calls: [
    { args: {}, requests: 4 },
    { args: { categories: 'mfa,admin', username: ANN.username, since: '2 days' }, requests: 3 },
  ],
};
