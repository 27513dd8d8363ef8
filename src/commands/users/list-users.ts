import { arg } from '../../core/argument.ts';
import { heading } from '../../core/block.ts';
import { contextKey } from '../../core/context-keys.ts';
import type { OktaClient } from '../../okta/client.ts';
import { ACCOUNT_FIELDS_BUT_TYPE, accountOutputs } from '../../views/account.ts';
import { createUserList } from '../../views/user.ts';
import { defineCommand } from '../define.ts';
import { collectPages, rowsOfPages } from '../shared/collect-pages.ts';
import { toRowLimit } from '../shared/row-limit.ts';

interface Listing {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly query?: string | undefined;
  readonly filter?: string | undefined;
}

export const listUsers = defineCommand({
  name: 'okta-list-users',
  description: 'Lists users in your organization.',
  effect: 'read',
  scopes: ['okta.users.read'],
  args: {
    after: arg.string(
      "The cursor in which to retrive the results from and on. if the query didn't reach the end of results, the tag can be obtained from the bottom of the grid in the readable output, or in the context path Okta.User.tag.",
    ),
    limit: arg.integer('The maximum number of results to return.', { default: 200, unnamed: true }),
    verbose: arg.boolean('Whether to return extended user information.', { default: false }),
    query: arg.string('Searches the name property of groups for matching values.'),
    filter: arg.string(
      'Useful for performing structured queries where constraints on group attribute values can be explicitly targeted. The following expressions are supported(among others) for groups with the filter query parameter: type eq "OKTA_GROUP" - Groups that have a type of OKTA_GROUP; lastUpdated lt "yyyy-MM-dd\'\'T\'\'HH:mm:ss.SSSZ" - Groups with profile last updated before a specific timestamp; lastMembershipUpdated eq "yyyy-MM-dd\'\'T\'\'HH:mm:ss.SSSZ" - Groups with memberships last updated at a specific timestamp; id eq "00g1emaKYZTWRYYRRTSK" - Group with a specified ID. For more information about filtering, visit https://developer.okta.com/docs/api/getting_started/design_principles#filtering.',
    ),
  },
  outputs: [
    ...accountOutputs(ACCOUNT_FIELDS_BUT_TYPE),
    { path: 'Okta.User.tag', type: 'String', description: 'The location of the next item, used with after param.' },
  ],
  examples: ['!okta-list-users'],
  async run(args, { okta, progress, onRows }) {
    const { verbose } = args;
    const list = createUserList('Users', { verbose, onRows, spacing: { after: ' ' } });
    const { rows, next, more } = await collectPages(pagesOf(okta, args), progress, list.add);
    const tag = next === undefined ? null : new URL(next).searchParams.get('after');
    return {
      blocks: [
        heading('Okta users found:', { spacing: { after: '\n ' } }),
        ...list.blocks,
        ...(tag === null ? [] : [heading(`tag: ${tag}`, { spacing: { before: '\n' }, isForCortexAlone: true })]),
      ],
      context: {
        // Only this command of the original compares with two equals signs.
        [contextKey('Account', 'ID', '==')]: list.accounts,
        'Okta.User(val.tag)': { tag },
      },
      raw: rows,
      more: more && { ...more, ...(tag !== null && { remedy: `after=${tag}` }) },
    };
  },
  stream: (args, { okta }) => rowsOfPages(pagesOf(okta, args)),
});

function pagesOf(okta: OktaClient, { after, limit, query, filter }: Listing) {
  return okta.users.pages({ after, q: query, filter }, { limit: toRowLimit(limit) });
}
