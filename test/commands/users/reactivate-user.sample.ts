import { PIA, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-reactivate-user',
  org: RESPONSE_SEED,
  calls: [
    { args: { userId: PIA.userId }, requests: 1 },
    { args: { username: PIA.username, sendEmail: 'false' }, requests: 1 },
  ],
};
