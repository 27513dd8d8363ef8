import type { Sample } from '../../support/sample.ts';
import { GROUP } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-assign-group-to-app',
  calls: [
    { args: { groupName: GROUP.groupName, appName: 'Wiki' }, requests: 3 },
    { args: { groupId: GROUP.groupId, appName: 'Wiki' }, requests: 2 },
  ],
};
