import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'test-module',
  calls: [{ args: {}, requests: 1 }],
};
