import { tableBlock } from '../../core/block.ts';
import { toOutputs } from '../../core/context-fields.ts';
import { RISKS, toRiskContext, USER_RISK_FIELDS, USER_RISK_KEY } from '../../views/risk.ts';
import { defineCommand } from '../define.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { resolveUserId } from '../shared/user-target.ts';

export const getUserRisk = defineCommand({
  name: 'okta-get-user-risk',
  description: 'Tells the risk level that Okta has assigned to a user.',
  effect: 'read',
  scopes: ['okta.userRisk.read', 'okta.users.read'],
  args: userArguments(),
  rules: USER_RULES,
  outputs: [
    { path: 'Okta.UserRisk.UserID', type: 'String', description: 'ID of the user.' },
    ...toOutputs('Okta.UserRisk', USER_RISK_FIELDS),
  ],
  examples: ['!okta-get-user-risk username=jane.doe@acme.example'],
  async run(user, context) {
    const userId = await resolveUserId(context, user);
    const raw = await context.okta.risk.get(userId);
    return {
      blocks: [tableBlock(`Risk of user ${userId}`, RISKS, [raw])],
      context: { [USER_RISK_KEY]: toRiskContext(raw, userId) },
      raw,
    };
  },
});
