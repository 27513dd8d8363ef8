import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-create-group',
  calls: [{ args: { name: 'New group', description: 'Just made' }, requests: 1 }],
};
