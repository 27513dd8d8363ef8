import type { Sample } from '../../support/sample.ts';
import { GROUP } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-list-groups',
  calls: [
    { args: {}, requests: 1 },
    { args: { query: 'Squad' }, requests: 1 },
    { args: { filter: `id eq "${GROUP.groupId}"` }, requests: 1 },
  ],
};
