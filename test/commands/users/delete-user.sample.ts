import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-delete-user',
  calls: [
    { args: { userId: ANN.userId }, requests: 3 },
    { args: { username: 'dee@acme.example' }, requests: 2 },
  ],
};
