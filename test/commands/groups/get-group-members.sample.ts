import type { Sample } from '../../support/sample.ts';
import { GROUP } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-get-group-members',
  calls: [
    { args: { groupName: 'Crowd', verbose: 'true' }, requests: 2 },
    { args: { groupId: GROUP.groupId, limit: '5' }, requests: 1 },
  ],
};
