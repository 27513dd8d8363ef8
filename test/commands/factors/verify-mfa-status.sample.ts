import { RAE, RAES_PUSH, RESPONSE_SEED } from '../../support/response-org.ts';
import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-verify-mfa-status',
  org: RESPONSE_SEED,
  before: {
    command: 'okta-verify-push-factor',
    args: { ...RAE, factorId: RAES_PUSH, polling: 'false' },
    fills: { argument: 'polling_url', from: 'Okta.PollingStatusURL(true)' },
  },
  calls: [{ args: { polling_url: '' }, requests: 1 }],
};
