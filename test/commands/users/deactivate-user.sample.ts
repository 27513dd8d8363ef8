import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-deactivate-user',
  calls: [{ args: { username: 'bob@acme.example' }, requests: 1 }],
};
