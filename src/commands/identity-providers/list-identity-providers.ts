import { arg } from '../../core/argument.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaIdentityProvider } from '../../okta/types.ts';
import {
  IDENTITY_PROVIDER_KEY,
  IDENTITY_PROVIDER_OUTPUTS,
  IDENTITY_PROVIDERS,
  toIdentityProviderContext,
} from '../../views/identity-provider.ts';
import { defineCommand } from '../define.ts';
import { rowsOfPages } from '../shared/collect-pages.ts';
import { readList } from '../shared/read-list.ts';
import { toRowLimit } from '../shared/row-limit.ts';
import { selectRows } from '../shared/select-rows.ts';
import { limitArg } from '../shared/target-args.ts';

interface Selection {
  readonly query?: string | undefined;
  readonly type?: string | undefined;
  readonly limit: number;
}

export const listIdentityProviders = defineCommand({
  name: 'okta-list-identity-providers',
  description: 'Lists identity providers. One with AccountLinkAction AUTO lets its owner sign in as others.',
  effect: 'read',
  feature: 'identity providers',
  scopes: ['okta.idps.read'],
  args: {
    query: arg.string('A part of the name of identity providers.'),
    type: arg.string('Only identity providers of this type, such as SAML2 or OIDC.'),
    limit: limitArg(),
  },
  outputs: IDENTITY_PROVIDER_OUTPUTS,
  examples: ['!okta-list-identity-providers type=SAML2'],
  async run(args, context) {
    return readList(
      {
        title: 'Identity providers',
        view: IDENTITY_PROVIDERS,
        none: 'No identity providers found.',
        toContext: (providers) => ({ [IDENTITY_PROVIDER_KEY]: providers.map(toIdentityProviderContext) }),
      },
      pagesOf(context.okta, args),
      context,
    );
  },
  stream: (args, { okta }) => rowsOfPages(pagesOf(okta, args)),
});

/** Okta's link to the next page can lose what was asked for, so each row is looked at. */
function pagesOf(okta: OktaClient, { query, type, limit }: Selection) {
  const wanted = toRowLimit(limit);
  if (query === undefined && type === undefined) return okta.identityProviders.pages({}, { limit: wanted });
  const asked = { q: query, type: type?.trim().toUpperCase() };
  const isWanted = (provider: OktaIdentityProvider) =>
    (asked.type === undefined || provider.type === asked.type) &&
    (query === undefined || (provider.name ?? '').toLowerCase().includes(query.toLowerCase()));
  return selectRows(okta.identityProviders.pages(asked, {}), isWanted, wanted);
}
