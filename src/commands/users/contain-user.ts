import { arg } from '../../core/argument.ts';
import { UsageError } from '../../errors.ts';
import { CONTAINMENT_OUTPUTS, STEP_NAMES } from '../../views/containment.ts';
import { defineCommand } from '../define.ts';
import { USER_RULES } from '../shared/named-user.ts';
import { containAll } from './containment/contain-all.ts';
import { planAll } from './containment/plan-all.ts';
import { STEPS } from './containment/steps.ts';

export const containUser = defineCommand({
  name: 'okta-contain-user',
  description:
    'Contains compromised accounts in one go: resets factors, replaces the password, suspends, ends sessions and tokens, revokes consents, and checks the result.',
  effect: 'destructive',
  harmful: true,
  protects: 'by itself',
  policies: ['User Soft Remediation'],
  scopes: ['okta.users.manage', 'okta.users.read'],
  args: {
    username: arg.logins('Logins of the users.', { unnamed: true }),
    userId: arg.ids('IDs of the users. If both are given, all of them are contained.'),
    actions: arg.choices(STEP_NAMES)('What to do, in any order; it is done in the order that Okta allows.', {
      default: ['suspend', 'clear_sessions'],
    }),
    revokeOauthTokens: arg.boolean("Part of clear_sessions: whether to revoke the user's OAuth tokens too.", {
      default: true,
    }),
    forgetDevices: arg.boolean(
      'Part of clear_sessions: whether devices on which factors are remembered are forgotten.',
      {
        default: true,
      },
    ),
    removeRecoveryEnrollment: arg.boolean(
      'Part of reset_factors: whether to also remove the phone number as a way of recovery.',
    ),
  },
  rules: USER_RULES,
  check({ actions }) {
    if (actions.length > 0) return;
    throw new UsageError(`Argument 'actions' names none of ${STEP_NAMES.join(', ')}.`, { code: 'invalid_arguments' });
  },
  outputs: CONTAINMENT_OUTPUTS,
  notes: ['Sessions inside apps go on until they end there.'],
  examples: ['!okta-contain-user username=jane.doe@acme.example actions=replace_password,suspend,clear_sessions'],
  run({ username = [], userId = [], actions, ...options }, context) {
    const plan = { steps: STEPS.filter(({ name }) => actions.includes(name)), options };
    const names = [...username.map((login) => ({ username: login })), ...userId.map((id) => ({ userId: id }))];
    return context.isDryRun ? planAll(names, plan, context) : containAll(names, plan, context);
  },
});
