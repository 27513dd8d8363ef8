import { arg } from '../../core/argument.ts';
import { heading, textBlock } from '../../core/block.ts';
import type { OktaClient } from '../../okta/client.ts';
import { ACCOUNT_KEY, accountOutputs } from '../../views/account.ts';
import { createUserList } from '../../views/user.ts';
import { defineCommand } from '../define.ts';
import { collectPages, rowsOfPages } from '../shared/collect-pages.ts';
import { toRowLimit } from '../shared/row-limit.ts';

interface Search {
  readonly term?: string | undefined;
  readonly advanced_search?: string | undefined;
  readonly limit?: number | undefined;
}

export const search = defineCommand({
  name: 'okta-search',
  description: 'Searches for Okta users.',
  effect: 'read',
  scopes: ['okta.users.read'],
  args: {
    term: arg.string(
      'Term by which to search. Can be a first name, last name, or email address. The argument term or advanced_search is required.',
      { unnamed: true },
    ),
    advanced_search: arg.string(
      'Searches for users with a supported filtering expression for most properties, including custom-defined properties. The argument term or advanced_search is required.',
    ),
    limit: arg.integer('The maximum number of results to return. The default and maximum is 200.'),
    verbose: arg.boolean(
      'Whether to return details of users that match the found term. Can be "true" or "false". The default is "false".',
      { default: false },
    ),
  },
  rules: [
    { anyOf: ['term', 'advanced_search'], message: 'Please provide either the term or advanced_search argument' },
  ],
  outputs: accountOutputs(
    [
      'ID',
      'Username',
      'Email',
      'DisplayName',
      'Type',
      'Status',
      'Created',
      'Activated',
      'StatusChanged',
      'PasswordChanged',
    ],
    {
      ID: 'Okta account IDs returned by the search.',
      Username: 'Okta account usernames returned by the search.',
      Email: 'Okta account emails returned by the search.',
      DisplayName: 'Okta account display names returned by the search.',
      Type: 'Okta account type returned by the search.',
      Status: 'Okta account current status.',
    },
  ),
  examples: ['!okta-search term=test verbose=true'],
  async run(args, { okta, progress, onRows }) {
    const { verbose } = args;
    const list = createUserList('Users:', { verbose, onRows, spacing: { after: ' ' } });
    const { rows, more } = await collectPages(pagesOf(okta, args), progress, list.add);
    if (rows.length === 0) return { blocks: [textBlock('No users found in Okta')], raw: [] };
    return {
      blocks: [heading('Okta users found:', { spacing: { after: '\n ' } }), ...list.blocks],
      context: { [ACCOUNT_KEY]: list.accounts },
      raw: rows,
      more,
    };
  },
  stream: (args, { okta }) => rowsOfPages(pagesOf(okta, args)),
});

/** The documented default. */
const DEFAULT_LIMIT = 200;

/** A search by term is never paged by Okta; one by expression is, and a limit above one page is honoured there. */
function pagesOf(okta: OktaClient, { term, advanced_search, limit = DEFAULT_LIMIT }: Search) {
  return okta.users.pages({ q: term, search: advanced_search }, { limit: toRowLimit(limit) });
}
