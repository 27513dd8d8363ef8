import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-suspend-user',
  calls: [
    { args: { username: ANN.username }, requests: 1 },
    { args: { username: 'bob@acme.example' }, requests: 1 },
  ],
};
