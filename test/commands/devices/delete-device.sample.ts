import { LAPTOP, OLD_TABLET, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-delete-device',
  org: RESPONSE_SEED,
  calls: [
    { args: { deviceId: OLD_TABLET }, requests: 1 },
    { args: { deviceId: LAPTOP, deactivate: 'true' }, requests: 2 },
  ],
};
