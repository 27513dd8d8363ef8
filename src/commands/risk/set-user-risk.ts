import { arg } from '../../core/argument.ts';
import { tableBlock } from '../../core/block.ts';
import { toOutputs } from '../../core/context-fields.ts';
import { UsageError } from '../../errors.ts';
import { RISKS, toRiskContext, USER_RISK_FIELDS, USER_RISK_KEY } from '../../views/risk.ts';
import { defineCommand } from '../define.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { resolveUserId } from '../shared/user-target.ts';

/** What Okta takes as a reason; anything else makes it refuse the change. */
const REASON = /^[A-Za-z0-9\s,.-]{0,500}$/;

export const setUserRisk = defineCommand({
  name: 'okta-set-user-risk',
  description: "Sets the risk level of a user; HIGH may end their sessions, as the org's policies say.",
  effect: 'destructive',
  undoneBy: 'okta-set-user-risk',
  harmful: true,
  protects: 'id',
  scopes: ['okta.userRisk.manage', 'okta.users.read'],
  args: {
    ...userArguments(),
    riskLevel: arg.choice('The risk level.', ['HIGH', 'MEDIUM', 'LOW'], { required: true }),
    riskReason: arg.string(
      'The reason: at most 500 characters, only ASCII letters, digits, white space, hyphens, commas and full stops.',
    ),
  },
  rules: USER_RULES,
  check({ riskReason = '' }) {
    if (REASON.test(riskReason)) return;
    throw new UsageError(
      "Argument 'riskReason' may have at most 500 characters, and only ASCII letters, digits, white space and - , .",
      { code: 'invalid_arguments' },
    );
  },
  outputs: [
    { path: 'Okta.UserRisk.UserID', type: 'String', description: 'ID of the user.' },
    ...toOutputs('Okta.UserRisk', USER_RISK_FIELDS),
    { path: 'Okta.UserRisk.Result', type: 'String', description: 'What became of it: done.' },
  ],
  examples: ['!okta-set-user-risk username=jane.doe@acme.example riskLevel=HIGH riskReason="Phished, see case 4711"'],
  async run({ riskLevel, riskReason, ...user }, context) {
    const userId = await resolveUserId(context, user);
    const raw = await context.okta.risk.set(userId, { riskLevel, riskReason });
    const risk = { riskLevel, ...raw };
    return {
      blocks: [tableBlock(`Risk of user ${userId}`, RISKS, [risk])],
      context: { [USER_RISK_KEY]: { ...toRiskContext(risk, userId), Result: 'done' } },
      raw: raw ?? {},
    };
  },
});
