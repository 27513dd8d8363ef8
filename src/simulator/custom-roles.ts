/** The custom admin roles of the org, and what they may be used on. Okta's own orgs begin without any. */
export interface CustomRole {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly permissions: readonly string[];
}

export const CUSTOM_ROLES: readonly CustomRole[] = [
  {
    id: 'cr01acmePasswordDe5d7',
    label: 'Password desk',
    description: 'Resets passwords and unlocks people',
    permissions: ['okta.users.read', 'okta.users.credentials.resetPassword', 'okta.users.lifecycle.unlock'],
  },
];

export interface ResourceSet {
  readonly id: string;
  readonly label: string;
  readonly description: string;
}

export const RESOURCE_SETS: readonly ResourceSet[] = [
  { id: 'iam1acmeAllPeople05d7', label: 'All people', description: 'Every user of the org' },
];
