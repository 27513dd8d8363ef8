import { OLD_TABLET, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-activate-device',
  org: RESPONSE_SEED,
  calls: [{ args: { deviceId: OLD_TABLET }, requests: 1 }],
};
