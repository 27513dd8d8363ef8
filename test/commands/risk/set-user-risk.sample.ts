import { RAE, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-set-user-risk',
  org: RESPONSE_SEED,
  calls: [
    { args: { userId: RAE.userId, riskLevel: 'high', riskReason: 'Case 4711, phished' }, requests: 1 },
    { args: { username: RAE.username, riskLevel: 'high', riskReason: 'Case 4711, phished' }, requests: 2 },
  ],
};
