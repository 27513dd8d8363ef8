import { CAST } from './cast.ts';
import type { FactorSeed, UserSeed } from './org-seed.ts';
import { PEOPLE, type Person } from './people-table.ts';
import type { DaysAgo } from './seed-dates.ts';

type More = Pick<UserSeed, 'roles' | 'blockedDevices' | 'risk'> & { profile?: Record<string, string> };

const SUPER_ADMIN = { type: 'SUPER_ADMIN', label: 'Super Administrator' };
const HELP_DESK_ADMIN = { type: 'HELP_DESK_ADMIN', label: 'Help Desk Administrator' };

/** What else is known about some people. */
const toMore = (iso: DaysAgo): Readonly<Record<string, More>> => ({
  [CAST.admin]: { roles: [{ type: 'ORG_ADMIN', label: 'Organization Administrator', created: iso(1200) }] },
  [CAST.helpDesk]: { roles: [{ ...HELP_DESK_ADMIN, created: iso(440) }] },
  [CAST.lockedOut]: { roles: [{ ...HELP_DESK_ADMIN, created: iso(320), targets: ['Sales', 'Marketing'] }] },
  [CAST.securityOfficer]: { roles: [{ ...SUPER_ADMIN, created: iso(2000) }] },
  [CAST.insider]: { roles: [{ ...SUPER_ADMIN, created: iso(600) }] },
  [CAST.accomplice]: { roles: [{ ...SUPER_ADMIN, created: iso(2) }] },
  [CAST.sprayed]: { risk: { level: 'MEDIUM', reason: 'Password spray' }, blockedDevices: 'UNKNOWN_DEVICES' },
  [CAST.contractor]: {
    profile: { email: 'alex.kent@contractors.example', userType: 'Contractor' },
    roles: [{ type: 'APP_ADMIN', label: 'Application Administrator', created: iso(85) }],
  },
  "o'neil/vendor@acme.example": { profile: { email: 'sean.oneil@acme.example', userType: 'Vendor' } },
});

const MANAGERS = new Map(PEOPLE.map((person) => [person.login, person]));

/** The users of the company; `iso(daysAgo)` gives a date before the org's clock. */
export function toPeople(iso: DaysAgo, factorsFor: (login: string) => FactorSeed[]): UserSeed[] {
  const more = toMore(iso);
  return PEOPLE.map((person, index) => {
    const { status } = person;
    const neverIn = status === 'STAGED' || status === 'PROVISIONED';
    const { profile, ...rest } = more[person.login] ?? {};
    return {
      status,
      profile: { ...toProfile(person, index), ...profile },
      ...toDates(person, index, iso),
      ...(neverIn ? {} : { password: `Seeded-Passw0rd-${index}`, recoveryQuestion: 'What was your first concert?' }),
      sessions: status === 'ACTIVE' ? index % 3 : 0,
      factors: factorsFor(person.login),
      groups: [...person.groups],
      ...rest,
    };
  });
}

function toProfile(person: Person, index: number): UserSeed['profile'] {
  const manager = MANAGERS.get(person.manager);
  return {
    login: person.login,
    email: person.login,
    firstName: person.first,
    lastName: person.last,
    mobilePhone: index % 4 === 0 ? `+1 555 01${String(10 + index)}` : null,
    secondEmail: null,
    title: person.title,
    department: person.department,
    employeeNumber: String(1001 + index),
    organization: 'Acme',
    ...(manager === undefined ? {} : { manager: `${manager.first} ${manager.last}`, managerEmail: manager.login }),
  };
}

function toDates({ status, hiredDaysAgo }: Person, index: number, iso: DaysAgo): Partial<UserSeed> {
  const atMost = (days: number): string => iso(Math.min(days, hiredDaysAgo));
  const neverIn = status === 'STAGED' || status === 'PROVISIONED';
  const hired = iso(hiredDaysAgo);
  return {
    created: hired,
    activated: status === 'STAGED' ? null : hired,
    statusChanged: status === 'STAGED' ? null : status === 'ACTIVE' ? hired : atMost(3),
    lastLogin: neverIn ? null : atMost(1 + (index % 9)),
    lastUpdated: atMost(20),
    passwordChanged: neverIn ? null : atMost(30 + index),
  };
}
