import type { GroupRuleSeed, GroupSeed } from './org-seed.ts';
import type { DaysAgo } from './seed-dates.ts';

export function toGroups(iso: DaysAgo): GroupSeed[] {
  return [
    { name: 'Everyone', description: 'All users in your organization', type: 'BUILT_IN', created: iso(3000) },
    { name: 'Engineering', description: 'Builds the product', created: iso(2900) },
    { name: 'Finance', description: 'Counts the money', created: iso(2900) },
    { name: 'Sales', description: 'Sells the product', created: iso(2900) },
    { name: 'Marketing', description: null, created: iso(2000) },
    { name: 'People', description: 'Human resources', created: iso(2900) },
    { name: 'IT Administrators', description: 'Run the machines', created: iso(2800) },
    { name: 'IT', description: 'Everybody in IT; a name that another one begins with', created: iso(2800) },
    {
      name: 'Security Operations',
      description: 'Watch and respond',
      created: iso(1500),
      roles: [{ type: 'READ_ONLY_ADMIN', label: 'Read-Only Administrator' }],
    },
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
  ];
}

export function toGroupRules(iso: DaysAgo): GroupRuleSeed[] {
  return [
    {
      name: 'Sales staff',
      status: 'ACTIVE',
      expression: 'user.department=="Sales"',
      groups: ['Sales'],
      created: iso(1800),
    },
    {
      // Made for a move that ended long ago; it still gives every contractor the keys to production.
      name: 'Data centre move (temporary)',
      status: 'ACTIVE',
      expression: 'user.userType=="Contractor"',
      groups: ['Production Access'],
      created: iso(860),
    },
    {
      name: 'Marketing staff',
      status: 'INACTIVE',
      expression: 'user.department=="Marketing"',
      groups: ['Marketing'],
      created: iso(1200),
    },
  ];
}
