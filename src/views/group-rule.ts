import type { TableView } from '../core/block.ts';
import { type ContextField, toContextEntity, toOutputs } from '../core/context-fields.ts';
import { contextKey } from '../core/context-keys.ts';
import type { OktaGroupRule } from '../okta/types.ts';
import { columnsOf } from './columns-of.ts';

export const GROUP_RULE_KEY = contextKey('Okta.GroupRule', 'ID');

const FIELDS = {
  ID: { type: 'String', description: 'ID of the group rule.', read: ({ id }) => id },
  Name: { type: 'String', description: 'Name of the group rule.', read: ({ name }) => name },
  Status: {
    type: 'String',
    description: 'Status of the group rule: ACTIVE, INACTIVE, or INVALID if a group that it fills is gone.',
    read: ({ status }) => status,
  },
  Expression: {
    type: 'String',
    description: 'The expression that selects users.',
    read: ({ conditions }) => conditions?.expression?.value,
  },
  GroupIDs: { type: 'Unknown', description: 'IDs of the groups that the rule fills.', read: groupIdsOf },
  GroupNames: { type: 'Unknown', description: 'Names of the groups that the rule fills.', read: groupNamesOf },
  ExcludedUserIDs: {
    type: 'Unknown',
    description: 'IDs of users whom the rule leaves out.',
    read: ({ conditions }) => conditions?.people?.users?.exclude,
  },
  Created: { type: 'Date', description: 'When the group rule was created.', read: ({ created }) => created },
  LastUpdated: {
    type: 'Date',
    description: 'When the group rule was last updated.',
    read: ({ lastUpdated }) => lastUpdated,
  },
} as const satisfies Readonly<Record<string, ContextField<OktaGroupRule>>>;

export const GROUP_RULE_OUTPUTS = toOutputs('Okta.GroupRule', FIELDS);

export const GROUP_RULES: TableView<OktaGroupRule> = {
  columns: columnsOf(FIELDS, {
    ID: {},
    Name: {},
    Status: {},
    Expression: {},
    GroupIDs: {},
    GroupNames: {},
    ExcludedUserIDs: {},
    Created: {},
    LastUpdated: {},
  }),
  peopleColumns: columnsOf(FIELDS, {
    Name: { wraps: true, isKept: true },
    Status: { isKept: true },
    Expression: { wraps: true, isKept: true },
    GroupNames: { hidesWhenEmpty: true, dropOrder: 6 },
    GroupIDs: { dropOrder: 5 },
    ID: { isKept: true },
    ExcludedUserIDs: { hidesWhenEmpty: true, dropOrder: 3 },
    LastUpdated: { dropOrder: 2 },
    Created: { dropOrder: 1 },
  }),
};

/** A group rule in the context; what Okta left empty is left out. */
export function toGroupRuleContext(rule: OktaGroupRule): Record<string, unknown> {
  return toContextEntity(FIELDS, rule, { leaveOut: 'blank' });
}

/** The ids of the groups that a rule fills. */
export function groupIdsOf({ actions }: OktaGroupRule): readonly string[] {
  const ids = actions?.assignUserToGroups?.groupIds;
  return Array.isArray(ids) ? ids : [];
}

function groupNamesOf(rule: OktaGroupRule): readonly string[] | undefined {
  const names = rule._embedded?.groupIdToGroupNameMap;
  if (names == null) return undefined;
  return groupIdsOf(rule).flatMap((id) => (Object.hasOwn(names, id) ? (names[id] ?? []) : []));
}
