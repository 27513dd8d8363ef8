import { textBlock } from '../../core/block.ts';
import { defineCommand } from '../define.ts';

/** What the Test button of an instance's settings runs; anything but `ok` is a failure there. */
export const testModule = defineCommand({
  name: 'test-module',
  description: 'Tests the connection to Okta and the credential.',
  effect: 'read',
  scopes: ['okta.users.read'],
  args: {},
  outputs: [],
  examples: [],
  hidden: true,
  metadata: false,
  async run(_args, { okta }) {
    // A service app, which OAuth speaks for, has no "me".
    await (okta.auth.kind === 'api-token' ? okta.users.getCurrent() : okta.users.first());
    return { blocks: [textBlock('ok')], raw: null };
  },
});
