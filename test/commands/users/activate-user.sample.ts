import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-activate-user',
  calls: [{ args: { username: 'sta@acme.example' }, requests: 1 }],
};
