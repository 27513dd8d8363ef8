import { arg } from '../../core/argument.ts';
import { toOutputs } from '../../core/context-fields.ts';
import { createGrowingTable } from '../../core/growing-table.ts';
import type { OktaClient } from '../../okta/client.ts';
import { GROUP_FIELDS, GROUP_KEY, GROUPS, toGroupContext } from '../../views/group.ts';
import { defineCommand } from '../define.ts';
import { collectPages, rowsOfPages } from '../shared/collect-pages.ts';
import { toRowLimit } from '../shared/row-limit.ts';

interface Listing {
  readonly query?: string | undefined;
  readonly filter?: string | undefined;
  readonly limit: number;
}

export const listGroups = defineCommand({
  name: 'okta-list-groups',
  description:
    'Lists groups in your organization. A subset of groups can be returned that match a supported filter expression or query.',
  effect: 'read',
  scopes: ['okta.groups.read'],
  args: {
    query: arg.string('Searches the name property of groups for matching values.'),
    filter: arg.string(
      'Useful for performing structured queries where constraints on group attribute values can be explicitly targeted. The following expressions are supported(among others) for groups with the filter query parameter: type eq "OKTA_GROUP" - Groups that have a type of OKTA_GROUP; lastUpdated lt "yyyy-MM-dd\'\'T\'\'HH:mm:ss.SSSZ" - Groups with profile last updated before a specific timestamp; lastMembershipUpdated eq "yyyy-MM-dd\'\'T\'\'HH:mm:ss.SSSZ" - Groups with memberships last updated at a specific timestamp; id eq "00g1emaKYZTWRYYRRTSK" - Group with a specified ID. For more information about filtering, visit https://developer.okta.com/docs/api/getting_started/design_principles#filtering.',
    ),
    limit: arg.integer('The maximum number of results to return. The default is 200.', { default: 200 }),
  },
  outputs: toOutputs('Okta.Group', GROUP_FIELDS),
  examples: [
    '!okta-list-groups filter=`type eq "OKTA_GROUP" and lastUpdated lt "2019-04-30T00:00:00.000Z" and lastMembershipUpdated gt "2019-04-30T00:00:00.000Z"` query=demisto',
  ],
  async run(args, { okta, progress, onRows }) {
    const table = createGrowingTable('Groups', GROUPS, onRows);
    const { rows, more } = await collectPages(pagesOf(okta, args), progress, table.add);
    return {
      blocks: [table.block],
      context: { [GROUP_KEY]: rows.map(toGroupContext) },
      raw: rows,
      more,
    };
  },
  stream: (args, { okta }) => rowsOfPages(pagesOf(okta, args)),
});

function pagesOf(okta: OktaClient, { query, filter, limit }: Listing) {
  return okta.groups.pages({ q: query, filter }, toRowLimit(limit));
}
