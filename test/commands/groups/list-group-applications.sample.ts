import type { Sample } from '../../support/sample.ts';
import { GROUP } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-list-group-applications',
  calls: [
    { args: { groupId: GROUP.groupId }, requests: 1 },
    { args: { groupName: GROUP.groupName, limit: '1' }, requests: 2 },
  ],
  org: { apps: [{ id: '0oa0000000000000desk', label: 'Desk', groups: [GROUP.groupName] }] },
};
