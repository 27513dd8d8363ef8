import { RESPONSE_SEED, SUSPENDED_PHONE } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-unsuspend-device',
  org: RESPONSE_SEED,
  calls: [{ args: { deviceId: SUSPENDED_PHONE }, requests: 1 }],
};
