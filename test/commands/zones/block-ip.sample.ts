import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-block-ip',
  calls: [
    { args: { ip: '203.0.113.200', zoneID: 'nzo0000000000blocked' }, requests: 3 },
    { args: { ip: ['203.0.113.3'], zoneName: 'Blocked' }, requests: 1 },
    { args: { ip: '203.0.113.200', zoneName: 'Quite new', createZone: 'true' }, requests: 3 },
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
