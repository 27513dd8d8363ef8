import type { ZoneSeed } from './org-seed.ts';
import type { DaysAgo } from './seed-dates.ts';

export function toZones(iso: DaysAgo): ZoneSeed[] {
  return [
    {
      name: 'LegacyIpZone',
      system: true,
      created: iso(3000),
      usedByPolicy: true,
      details: { gateways: [{ type: 'CIDR', value: '192.0.2.0/24' }], proxies: null },
    },
    {
      name: 'Acme Offices',
      created: iso(2000),
      details: {
        gateways: [
          { type: 'CIDR', value: '198.51.100.0/24' },
          { type: 'RANGE', value: '203.0.113.5-203.0.113.15' },
        ],
        proxies: [{ type: 'CIDR', value: '198.51.100.250/32' }],
      },
    },
    {
      name: 'Known attackers',
      usage: 'BLOCKLIST',
      created: iso(300),
      details: { gateways: [{ type: 'RANGE', value: '203.0.113.66-203.0.113.66' }], proxies: null },
    },
    {
      name: 'Tor exits',
      type: 'DYNAMIC',
      created: iso(600),
      details: { locations: [{ country: 'AF', region: 'AF-BGL' }], proxyType: 'Tor', asns: ['23457'] },
    },
    {
      name: 'BlockedIpZone',
      system: true,
      usage: 'BLOCKLIST',
      created: iso(3000),
      details: { gateways: null, proxies: null },
    },
    {
      // Nearly the name of the blocklist, but it blocks nothing by itself.
      name: 'Known attackers (watch only)',
      created: iso(250),
      details: { gateways: [{ type: 'CIDR', value: '203.0.113.64/27' }], proxies: null },
    },
  ];
}
