import { LAPTOP, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-get-device',
  org: RESPONSE_SEED,
  calls: [{ args: { deviceId: LAPTOP }, requests: 2 }],
};
