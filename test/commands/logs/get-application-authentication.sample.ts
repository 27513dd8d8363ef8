import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-get-application-authentication',
  calls: [{ args: { since: '2026-05-29T00:00:00Z' }, requests: 1 }],
};
