import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-list-api-tokens',
  calls: [
    { args: {}, requests: 1 },
    { args: { userId: ANN.userId }, requests: 1 },
    { args: { username: ANN.username }, requests: 2 },
  ],
  org: { apiTokens: [{ id: '00T00000000000backup', name: 'backup', user: ANN.username }] },
};
