import { RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-list-admins',
  org: RESPONSE_SEED,
  calls: [
    { args: {}, requests: 4 },
    { args: { role: 'help_desk_admin' }, requests: 4 },
  ],
};
