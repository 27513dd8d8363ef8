import { LAPTOP, RESPONSE_SEED, SUSPENDED_PHONE } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-deactivate-device',
  org: RESPONSE_SEED,
  calls: [{ args: { deviceId: `${LAPTOP},${SUSPENDED_PHONE}` }, requests: 2 }],
};
