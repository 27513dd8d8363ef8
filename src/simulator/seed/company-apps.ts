import { CAST } from './cast.ts';
import type { AppSeed, ConsentSeed } from './org-seed.ts';
import type { DaysAgo } from './seed-dates.ts';

/** The app of the consent phishing, and what it asks people for. */
export const PHISHING_APP = 'Mail Merge Pro';
const PHISHING_SCOPES = ['openid', 'profile', 'email', 'offline_access'];

export function toApps(iso: DaysAgo): AppSeed[] {
  return [
    { name: 'active_directory', label: 'Active Directory', signOnMode: 'AUTO_LOGIN', created: iso(2500) },
    { name: 'salesforce', label: 'Salesforce', created: iso(2000), groups: ['Sales', 'Marketing'] },
    // One label is the beginning of the next.
    { name: 'workday', label: 'Workday', created: iso(1900), groups: ['People'], users: ['jane.doe@acme.example'] },
    { name: 'workday_sandbox', label: 'Workday Sandbox', created: iso(1000), groups: ['IT Administrators'] },
    { name: 'amazon_aws', label: 'AWS Production', created: iso(900), groups: ['Production Access'] },
    { name: 'bookmark', label: 'Old Wiki', status: 'INACTIVE', signOnMode: 'BOOKMARK', created: iso(2800) },
    {
      label: PHISHING_APP,
      signOnMode: 'OPENID_CONNECT',
      created: iso(5),
      users: [...CAST.phished],
    },
  ];
}

export function toConsents(iso: DaysAgo): ConsentSeed[] {
  return CAST.phished.map((user) => ({
    user,
    app: PHISHING_APP,
    scopes: PHISHING_SCOPES,
    refreshToken: true,
    created: iso(4),
  }));
}
