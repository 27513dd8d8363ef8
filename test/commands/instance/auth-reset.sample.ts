import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-auth-reset',
  calls: [{ args: {}, requests: 0 }],
};
