import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-unblock-ip',
  calls: [
    { args: { ip: '203.0.113.99', zoneID: 'nzo0000000000blocked' }, requests: 3 },
    { args: { ip: '203.0.113.100', zoneName: 'Blocked' }, requests: 1 },
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
