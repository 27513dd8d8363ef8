import { tableBlock, textBlock } from '../../core/block.ts';
import { API_TOKEN_KEY, API_TOKEN_OUTPUTS, API_TOKENS, toApiTokenContext } from '../../views/api-token.ts';
import { defineCommand } from '../define.ts';
import { userArgs } from '../shared/target-args.ts';
import { resolveUserId } from '../shared/user-target.ts';

export const listApiTokens = defineCommand({
  name: 'okta-list-api-tokens',
  description: 'Lists the API tokens of the org.',
  effect: 'read',
  feature: 'API tokens',
  scopes: ['okta.apiTokens.read', 'okta.users.read'],
  args: userArgs(),
  outputs: API_TOKEN_OUTPUTS,
  examples: ['!okta-list-api-tokens'],
  async run({ userId, username }, context) {
    const isOfUser = userId !== undefined || username !== undefined;
    const owner = isOfUser ? await resolveUserId(context, { userId, username }) : undefined;
    const all = await context.okta.apiTokens.list();
    const tokens = owner === undefined ? all : all.filter((token) => token.userId === owner);
    if (tokens.length === 0) return { blocks: [textBlock('No API tokens found.')], raw: tokens };
    return {
      blocks: [tableBlock('API tokens', API_TOKENS, tokens)],
      context: { [API_TOKEN_KEY]: tokens.map(toApiTokenContext) },
      raw: tokens,
    };
  },
});
