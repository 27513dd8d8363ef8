import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-create-zone',
  calls: [
    { args: { name: 'New zone', gateway_ips: '203.0.113.9', proxies: '203.0.113.10-203.0.113.20' }, requests: 1 },
  ],
};
