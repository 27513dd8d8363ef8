import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-deactivate-zone',
  calls: [
    { args: { zoneID: 'nzo0000000000blocked' }, requests: 2 },
    { args: { zoneName: 'Blocked' }, requests: 2 },
  ],
  org: {
    zones: [
      {
        id: 'nzo0000000000blocked',
        name: 'Blocked',
        usage: 'BLOCKLIST',
        status: 'ACTIVE',
        details: {
          gateways: [
            { type: 'CIDR', value: '203.0.113.0/28' },
            { type: 'CIDR', value: '203.0.113.99/32' },
          ],
        },
      },
    ],
  },
};
