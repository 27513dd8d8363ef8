import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-unsuspend-user',
  calls: [{ args: { username: 'sue@acme.example' }, requests: 1 }],
};
