import { arg } from '../../core/argument.ts';
import { UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import { APPLICATION_KEY, APPLICATION_OUTPUTS, APPLICATIONS, toApplicationContext } from '../../views/application.ts';
import { defineCommand } from '../define.ts';
import { rowsOfPages } from '../shared/collect-pages.ts';
import { readList } from '../shared/read-list.ts';
import { toRowLimit } from '../shared/row-limit.ts';
import { selectRows } from '../shared/select-rows.ts';
import { limitArg } from '../shared/target-args.ts';

interface Listing {
  readonly query?: string | undefined;
  readonly filter?: string | undefined;
  readonly status?: string | undefined;
  readonly limit: number;
}

export const listApplications = defineCommand({
  name: 'okta-list-applications',
  description: 'Lists applications of the org.',
  effect: 'read',
  scopes: ['okta.apps.read'],
  args: {
    query: arg.string('The beginning of the name or label of applications.'),
    filter: arg.string(
      'A filter expression of Okta, such as name eq "template_saml". Not together with query or status.',
    ),
    status: arg.choice('Only applications in this state.', ['ACTIVE', 'INACTIVE']),
    limit: limitArg(),
  },
  outputs: APPLICATION_OUTPUTS,
  examples: ['!okta-list-applications query=Work', '!okta-list-applications status=INACTIVE limit=0'],
  async run(args, context) {
    return readList(
      {
        title: 'Okta Applications',
        view: APPLICATIONS,
        none: 'No applications found.',
        toContext: (apps) => ({ [APPLICATION_KEY]: apps.map(toApplicationContext) }),
      },
      pagesOf(context.okta, args),
      context,
    );
  },
  stream: (args, { okta }) => rowsOfPages(pagesOf(okta, args)),
});

/** Okta takes no `q` together with a filter: then the state is chosen among the rows. */
function pagesOf(okta: OktaClient, { query, filter, status, limit }: Listing) {
  if (filter !== undefined && (query !== undefined || status !== undefined)) {
    throw new UsageError("Give 'filter' alone, without 'query' and 'status'.", { code: 'invalid_arguments' });
  }
  const wanted = toRowLimit(limit);
  if (query !== undefined && status !== undefined) {
    return selectRows(okta.apps.pages({ q: query }), (app) => app.status === status, wanted);
  }
  const expression = status === undefined ? filter : `status eq "${status}"`;
  return okta.apps.pages({ q: query, filter: expression }, { limit: wanted });
}
