import { RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-list-devices',
  org: RESPONSE_SEED,
  calls: [
    { args: {}, requests: 1 },
    { args: { status: 'SUSPENDED', search: 'profile.platform eq "WINDOWS"' }, requests: 1 },
  ],
};
