import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-api-request',
  calls: [
    { args: { resource: '/api/v1/org' }, requests: 1 },
    { args: { resource: '/api/v1/groups', query: '{"q":"Squad","limit":2}', populate_context: 'true' }, requests: 1 },
  ],
};
