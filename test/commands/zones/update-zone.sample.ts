import type { Sample } from '../../support/sample.ts';
import { ZONE } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-update-zone',
  calls: [
    {
      args: { zoneID: ZONE, gatewayIPs: '203.0.113.7', proxyIPs: '203.0.113.0/28', updateType: 'APPEND' },
      requests: 2,
    },
    { args: { zoneID: ZONE, zoneName: 'Head office', gatewayIPs: '2001:db8::1' }, requests: 2 },
  ],
};
