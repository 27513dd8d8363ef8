import type { Clock } from '../../clock.ts';
import { toTimestamp } from '../timestamps.ts';
import { toFactorsFor } from './factors.ts';
import type { OrgSeed } from './org-seed.ts';
import { toPeople } from './people.ts';

const DAY_MS = 86_400_000;

/** Acme: 40-odd people, 12 groups, 6 apps, 4 zones, all dated from the org's clock. */
export function toCompany(clock: Clock): OrgSeed {
  const nowMs = clock.now();
  const iso = (daysAgo: number): string => toTimestamp(Math.floor(nowMs / 1000) * 1000 - daysAgo * DAY_MS);
  return {
    owner: 'oliver.brandt@acme.example',
    users: toPeople(iso, toFactorsFor(iso)),
    groups: [
      { name: 'Everyone', description: 'All users in your organization', type: 'BUILT_IN', created: iso(3000) },
      { name: 'Engineering', description: 'Builds the product', created: iso(2900) },
      { name: 'Finance', description: 'Counts the money', created: iso(2900) },
      { name: 'Sales', description: 'Sells the product', created: iso(2900) },
      { name: 'Marketing', description: null, created: iso(2000) },
      { name: 'People', description: 'Human resources', created: iso(2900) },
      { name: 'IT Administrators', description: 'Run the machines', created: iso(2800) },
      { name: 'IT', description: 'Everybody in IT; a name that another one begins with', created: iso(2800) },
      { name: 'Security Operations', description: 'Watch and respond', created: iso(1500) },
      { name: 'VPN Users', description: 'May connect from outside | split tunnel', created: iso(1400) },
      { name: 'Production Access', description: 'Break glass. Reviewed every quarter.', created: iso(900) },
      {
        name: 'Executives',
        description: 'From the directory',
        type: 'APP_GROUP',
        objectClass: ['okta:windows_security_principal'],
        profile: {
          groupType: 'Security',
          samAccountName: 'Executives',
          objectSid: 'S-1-5-21-717838489-685202119-709183397-1177',
          groupScope: 'Global',
          dn: 'CN=Executives,OU=Groups,DC=corp,DC=acme,DC=example',
          windowsDomainQualifiedName: 'CORP\\Executives',
          externalId: 'OZJdWdONCU6h7WjQKp+LPA==',
        },
        created: iso(2500),
        sourceApp: 'Active Directory',
      },
    ],
    groupRules: [
      {
        name: 'Sales staff',
        status: 'ACTIVE',
        expression: 'user.department=="Sales"',
        groups: ['Sales'],
        created: iso(1800),
      },
    ],
    apps: [
      { name: 'active_directory', label: 'Active Directory', signOnMode: 'AUTO_LOGIN', created: iso(2500) },
      { name: 'salesforce', label: 'Salesforce', created: iso(2000), groups: ['Sales', 'Marketing'] },
      // Two labels of which one is the beginning of the other.
      { name: 'workday', label: 'Workday', created: iso(1900), groups: ['People'], users: ['jane.doe@acme.example'] },
      { name: 'workday_sandbox', label: 'Workday Sandbox', created: iso(1000), groups: ['IT Administrators'] },
      { name: 'amazon_aws', label: 'AWS Production', created: iso(900), groups: ['Production Access'] },
      { name: 'bookmark', label: 'Old Wiki', status: 'INACTIVE', signOnMode: 'BOOKMARK', created: iso(2800) },
    ],
    zones: [
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
    ],
    devices: [
      {
        profile: {
          displayName: "Jane's MacBook",
          platform: 'MACOS',
          serialNumber: 'C02XK1ACME01',
          registered: true,
          secureHardwarePresent: true,
        },
        users: ['jane.doe@acme.example'],
      },
      {
        profile: { displayName: 'Pixel 8', platform: 'ANDROID', registered: true, secureHardwarePresent: true },
        users: ['marcus.reed@acme.example'],
      },
    ],
  };
}
