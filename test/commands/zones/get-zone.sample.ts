import type { Sample } from '../../support/sample.ts';
import { ZONE } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-get-zone',
  calls: [{ args: { zoneID: ZONE }, requests: 1 }],
};
