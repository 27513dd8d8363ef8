import { arg } from '../../core/argument.ts';
import { tableBlock, textBlock } from '../../core/block.ts';
import { toContextEntity, toOutputs } from '../../core/context-fields.ts';
import { ACCOUNT_KEY } from '../../views/account.ts';
import { FACTOR_FIELDS, FACTORS } from '../../views/factor.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { resolveUserId, USER_REQUIRED } from '../shared/user-target.ts';

export const getUserFactors = defineCommand({
  name: 'okta-get-user-factors',
  description: 'Returns all the enrolled factors for the specified user.',
  effect: 'read',
  scopes: ['okta.users.read'],
  args: {
    username: arg.string('Username for which to return all enrolled factors.'),
    userId: arg.string('User ID of the user for which to get all enrolled factors.'),
  },
  rules: [{ anyOf: ['username', 'userId'], message: USER_REQUIRED }],
  outputs: [
    { path: 'Account.ID', type: 'String', description: 'Okta account ID.' },
    ...toOutputs('Account.Factor', FACTOR_FIELDS),
  ],
  examples: ['!okta-get-user-factors username=factor@test.com'],
  async run(args, context) {
    const userId = await resolveUserId(context, args);
    const factors = (await context.okta.factors.list(userId)) ?? [];
    if (factors.length === 0) {
      const changes = [userBecomes(userId, { Factor: [] })];
      return { blocks: [textBlock('No Factors found')], isBareText: true, changes };
    }
    return {
      blocks: [
        textBlock(`Factors for user: ${userId}`, { spacing: { after: '\n ' } }),
        tableBlock('Factors', FACTORS, factors),
      ],
      context: {
        [ACCOUNT_KEY]: {
          Factor: factors.map((factor) => toContextEntity(FACTOR_FIELDS, factor, { leaveOut: 'empty' })),
          ID: userId,
        },
      },
      raw: factors,
    };
  },
});
