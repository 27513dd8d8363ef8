import type { Sample } from '../../support/sample.ts';
import { GROUP } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-unassign-group-from-app',
  calls: [
    { args: { groupId: GROUP.groupId, appId: '0oa0000000000000desk' }, requests: 1 },
    { args: { groupName: GROUP.groupName, appName: 'Desk' }, requests: 3 },
  ],
  org: { apps: [{ id: '0oa0000000000000desk', label: 'Desk', groups: [GROUP.groupName] }] },
};
