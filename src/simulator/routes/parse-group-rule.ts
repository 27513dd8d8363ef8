import type { GroupRuleRecord } from '../access-records.ts';
import { objectMember, textMember } from '../body.ts';
import { compileExpression } from '../expression/evaluate-expression.ts';
import { ExpressionSyntaxError } from '../expression/parse-expression.ts';
import { validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import type { Json, JsonObject } from '../records.ts';

type GroupRuleRequest = Pick<GroupRuleRecord, 'name' | 'expression' | 'groupIds' | 'excludedUserIds'>;

const MAX_NAME = 50;

/** What a request to create or replace a group rule asks for, checked. */
export function parseGroupRule(org: Org, body: JsonObject): GroupRuleRequest {
  if (body.type !== 'group_rule') throw validationFailed('type', 'type: must be group_rule');
  const name = textMember(body, 'name') ?? '';
  if (name.length === 0 || name.length > MAX_NAME) {
    throw validationFailed('name', `name: must have 1 to ${MAX_NAME} characters`);
  }
  const conditions = objectMember(body, 'conditions') ?? {};
  const actions = objectMember(objectMember(body, 'actions') ?? {}, 'assignUserToGroups') ?? {};
  const groupIds = textsOf(actions.groupIds, 'groupIds');
  if (groupIds.length === 0) throw validationFailed('groupIds', 'groupIds: The field cannot be left blank');
  for (const id of groupIds) {
    if (org.groups.get(id)?.type === 'OKTA_GROUP') continue;
    throw validationFailed('groupIds', `groupIds: ${id} is not a group that a rule can fill`);
  }
  const users = objectMember(objectMember(conditions, 'people') ?? {}, 'users') ?? {};
  const excluded = textsOf(users.exclude, 'exclude');
  for (const id of excluded) {
    if (!org.users.has(id)) throw validationFailed('exclude', `exclude: ${id} is not a user of this org`);
  }
  return { name, expression: parseExpressionOf(conditions), groupIds, excludedUserIds: new Set(excluded) };
}

function parseExpressionOf(conditions: JsonObject): string {
  const expression = textMember(objectMember(conditions, 'expression') ?? {}, 'value') ?? '';
  try {
    compileExpression(expression);
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error;
    throw validationFailed('conditions.expression', `conditions.expression: ${error.message}`);
  }
  return expression;
}

function textsOf(value: Json | undefined, field: string): string[] {
  if (value === undefined || value === null) return [];
  const texts = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
  if (texts === undefined || !Array.isArray(value) || texts.length !== value.length) {
    throw validationFailed(field, `${field}: must be an array of strings`);
  }
  return texts;
}
