import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-get-groups',
  calls: [{ args: { username: ANN.username }, requests: 2 }],
};
