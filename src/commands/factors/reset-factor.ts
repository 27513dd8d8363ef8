import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { defineCommand } from '../define.ts';
import { partOfUserIsGone } from '../shared/context-changes.ts';
import { resolveUserId, USER_REQUIRED } from '../shared/user-target.ts';

export const resetFactor = defineCommand({
  name: 'okta-reset-factor',
  description: 'Un-enrolls an existing factor for the specified user. This enables the user to enroll a new factor.',
  effect: 'destructive',
  protects: 'id',
  scopes: ['okta.users.manage', 'okta.users.read'],
  args: {
    userId: arg.string('The user ID.'),
    username: arg.string('Username for which to un-enroll an existing factor.'),
    factorId: arg.string('The ID of the factor to reset.', { required: true }),
    removeRecoveryEnrollment: arg.boolean(
      'Whether to also remove the phone number as a way of recovery. Only for factors of type sms and call.',
    ),
  },
  rules: [{ anyOf: ['userId', 'username'], message: USER_REQUIRED }],
  outputs: [],
  examples: ['!okta-reset-factor factorId=ufsq7cvptfbjQa72c0h7 userId=00upt1w8t40wFQM2v6t4'],
  async run({ factorId, removeRecoveryEnrollment, ...user }, context) {
    const userId = await resolveUserId(context, user);
    const raw = await context.okta.factors.reset(userId, factorId, { removeRecoveryEnrollment });
    return {
      blocks: [textBlock(`Factor: ${factorId} deleted`)],
      raw,
      changes: [partOfUserIsGone(userId, 'Factor', factorId)],
    };
  },
});
