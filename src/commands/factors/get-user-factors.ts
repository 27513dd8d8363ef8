import { arg } from '../../core/argument.ts';
import { tableToMarkdown } from '../../cortex-text/markdown.ts';
import { toFactorContext, toFactorRow } from '../../views/factor.ts';
import { ACCOUNT_KEY } from '../../views/user.ts';
import { defineCommand } from '../define.ts';
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
    { path: 'Account.Factor.ID', type: 'String', description: 'Okta account factor ID.' },
    { path: 'Account.Factor.Provider', type: 'String', description: 'Okta account factor provider.' },
    { path: 'Account.Factor.Profile', type: 'String', description: 'Okta account factor profile.' },
    { path: 'Account.Factor.FactorType', type: 'String', description: 'Okta account factor type.' },
    { path: 'Account.Factor.Status', type: 'Unknown', description: 'Okta account factor status.' },
  ],
  examples: ['!okta-get-user-factors username=factor@test.com'],
  async run(args, { okta }) {
    const userId = await resolveUserId(okta, args);
    const factors = (await okta.factors.list(userId)) ?? [];
    if (factors.length === 0) return 'No Factors found';
    return {
      readable: `Factors for user: ${userId}\n ${tableToMarkdown('Factors', factors.map(toFactorRow))}`,
      context: { [ACCOUNT_KEY]: { Factor: factors.map(toFactorContext), ID: userId } },
      raw: factors,
    };
  },
});
