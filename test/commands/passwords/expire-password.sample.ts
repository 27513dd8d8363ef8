import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-expire-password',
  calls: [
    { args: { username: ANN.username }, requests: 1 },
    {
      args: { username: ANN.username, temporary_password: 'true', revoke_session: 'true', hide_password: 'true' },
      requests: 1,
    },
  ],
};
