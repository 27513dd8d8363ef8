import type { OrgSeed } from '../../src/simulator/index.ts';
import { toLogEvent } from './log-event.ts';

/** The org that the sample calls work on: it holds something to do for every command. */

const id = (prefix: string, name: string) => `${prefix}${name.padStart(20 - prefix.length, '0')}`;

export const ANN = { userId: id('00u', 'ann'), username: 'ann@acme.example' };
export const PUSH = id('opf', 'push');
export const GROUP = { groupId: id('00g', 'squad'), groupName: 'Squad' };
export const ZONE = id('nzo', 'office');

const EVENT_TYPES = [
  'user.session.start',
  'group.user_membership.add',
  'application.user_membership.add',
  'user.authentication.sso',
];

export const SAMPLE_SEED: OrgSeed = {
  users: [
    {
      id: ANN.userId,
      profile: { login: ANN.username, email: ANN.username, firstName: 'Ann', lastName: 'Ames' },
      password: 'OldPa55word',
      groups: [GROUP.groupName],
      factors: [{ id: PUSH, factorType: 'push', push: [{ result: 'SUCCESS', waitingPolls: 1 }] }],
    },
    { profile: { login: 'bob@acme.example', email: 'bob@acme.example', firstName: 'Bob', lastName: 'Berg' } },
    { status: 'LOCKED_OUT', profile: { login: 'leo@acme.example' } },
    { status: 'STAGED', profile: { login: 'sta@acme.example' } },
    { status: 'SUSPENDED', profile: { login: 'sue@acme.example' } },
    { status: 'DEPROVISIONED', profile: { login: 'dee@acme.example' } },
    ...Array.from({ length: 220 }, (_user, index) => ({
      profile: { login: `member${index}@acme.example`, firstName: 'Member', lastName: String(index) },
      groups: ['Crowd'],
    })),
  ],
  groups: [{ id: GROUP.groupId, name: GROUP.groupName }, { name: 'Crowd' }, { name: 'Empty' }],
  apps: [{ label: 'Wiki' }, { label: 'Wiki Sandbox' }],
  zones: [{ id: ZONE, name: 'Offices', details: { gateways: [{ type: 'CIDR', value: '198.51.100.0/24' }] } }],
  logs: EVENT_TYPES.flatMap((eventType, kind) =>
    Array.from({ length: 300 }, (_event, index) =>
      toLogEvent(kind * 1000 + index, {
        eventType,
        published: new Date(Date.parse('2026-05-30T00:00:00Z') + (kind * 300 + index) * 1000).toISOString(),
        outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
      }),
    ),
  ),
};
