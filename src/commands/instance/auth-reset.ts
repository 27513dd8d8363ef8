import { textBlock } from '../../core/block.ts';
import { defineCommand } from '../define.ts';

export const authReset = defineCommand({
  name: 'okta-auth-reset',
  description:
    'Reset OAuth authentication data (authentication process will start from the beginning, and a new token will be generated).',
  effect: 'write',
  scopes: [],
  metadata: false,
  args: {},
  outputs: [],
  examples: ['!okta-auth-reset'],
  async run(_args, { okta, isDryRun }) {
    if (!isDryRun) await okta.auth.reset();
    return { blocks: [textBlock('Authentication data cleared successfully.')] };
  },
});
