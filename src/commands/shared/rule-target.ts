import { UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaGroupRule } from '../../okta/types.ts';
import { pickNamed } from './exact-match.ts';

export interface RuleArguments {
  readonly ruleId?: string | undefined;
  readonly ruleName?: string | undefined;
}

/**
 * A group rule, read by its id or found by its name; the id wins where both are given.
 *
 * @throws {UsageError} where no rule, or more than one, has the name
 */
export async function readRule(okta: OktaClient, { ruleId, ruleName }: RuleArguments): Promise<OktaGroupRule> {
  if (ruleId !== undefined) return okta.groupRules.get(ruleId);
  if (ruleName === undefined) {
    throw new UsageError("You must supply either 'ruleName' or 'ruleId'.", { code: 'invalid_arguments' });
  }
  const found: OktaGroupRule[] = [];
  for await (const { rows } of okta.groupRules.pages({ search: ruleName })) for (const rule of rows) found.push(rule);
  return pickNamed('rule', ruleName, found, ({ id, name }) => ({ id, name: name ?? '' }));
}
