import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-revoke-api-token',
  calls: [
    { args: { apiTokenId: '00T00000000000backup' }, requests: 3 },
    { args: { apiTokenId: ['00T00000000000backup'], force: 'true' }, requests: 2 },
  ],
  org: { apiTokens: [{ id: '00T00000000000backup', name: 'backup', user: ANN.username }] },
};
