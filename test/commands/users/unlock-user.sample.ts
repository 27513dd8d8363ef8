import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-unlock-user',
  calls: [{ args: { username: 'leo@acme.example' }, requests: 1 }],
};
