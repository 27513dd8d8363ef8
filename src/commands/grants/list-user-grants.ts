import { arg } from '../../core/argument.ts';
import { type Block, tableBlock, textBlock } from '../../core/block.ts';
import { toOutputs } from '../../core/context-fields.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaGrant, OktaRefreshToken } from '../../okta/types.ts';
import {
  type ClientOfUser,
  GRANT_FIELDS,
  GRANT_KEY,
  GRANTS,
  OAUTH_CLIENT_FIELDS,
  OAUTH_CLIENT_KEY,
  OAUTH_CLIENTS,
  TOKEN_FIELDS,
  TOKENS,
  toGrantContext,
  toOAuthClientContext,
} from '../../views/grant.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { collectPages } from '../shared/collect-pages.ts';
import { readEach } from '../shared/each.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { toRowLimit } from '../shared/row-limit.ts';
import { settleTogether } from '../shared/settle-together.ts';
import { resolveUserId } from '../shared/user-target.ts';

export const listUserGrants = defineCommand({
  name: 'okta-list-user-grants',
  description:
    'Lists the consents that a user has given to apps, the OAuth clients that hold tokens of theirs, and, if asked, these refresh tokens.',
  effect: 'read',
  scopes: ['okta.users.read'],
  args: {
    ...userArguments(),
    clientId: arg.id('Only what belongs to this client.'),
    includeTokens: arg.boolean('Whether to list the refresh tokens of each client, too.', { default: false }),
    limit: arg.integer('The maximum number of grants; 0 means all.', { default: 0 }),
  },
  rules: USER_RULES,
  outputs: [
    ...toOutputs('Okta.Grant', GRANT_FIELDS),
    ...toOutputs('Okta.OAuthClient', OAUTH_CLIENT_FIELDS),
    ...toOutputs('Okta.OAuthClient.Tokens', TOKEN_FIELDS),
  ],
  examples: ['!okta-list-user-grants username=jane.doe@acme.example includeTokens=true'],
  async run({ clientId, includeTokens, limit, ...user }, context) {
    const userId = await resolveUserId(context, user);
    const { grants, clients } =
      clientId === undefined
        ? await readAll(context, userId, limit)
        : await readOfClient(context, userId, clientId, limit, includeTokens);
    const rows = await readEach(clients, async (client): Promise<ClientOfUser> => {
      const tokens = includeTokens ? await readTokens(context.okta, userId, client.client_id) : undefined;
      return { client, userId, tokens };
    });
    return {
      blocks: toBlocks(grants, rows, clientId === undefined || includeTokens),
      context: {
        ...(grants.length > 0 && { [GRANT_KEY]: grants.map((grant) => toGrantContext(grant, userId)) }),
        ...(rows.length > 0 && { [OAUTH_CLIENT_KEY]: rows.map(toOAuthClientContext) }),
      },
      raw: {
        grants,
        clients: rows.map(({ client, tokens }) => (tokens === undefined ? client : { ...client, tokens })),
      },
    };
  },
});

type Found = {
  readonly grants: readonly OktaGrant[];
  readonly clients: readonly Pick<ClientOfUser['client'], 'client_id' | 'client_name'>[];
};

async function readAll({ okta, progress }: CommandContext, userId: string, limit: number): Promise<Found> {
  const [{ rows }, clients] = await settleTogether<
    [Awaited<ReturnType<typeof collectPages<OktaGrant>>>, Found['clients']]
  >([collectPages(okta.grants.pages(userId, toRowLimit(limit)), progress), okta.grants.clients(userId)]);
  return { grants: rows, clients };
}

/** Okta's list of clients is not needed: the client is known. */
async function readOfClient(
  { okta, progress }: CommandContext,
  userId: string,
  clientId: string,
  limit: number,
  includeTokens: boolean,
): Promise<Found> {
  const { rows } = await collectPages(okta.grants.pagesOfClient(userId, clientId, toRowLimit(limit)), progress);
  return { grants: rows, clients: includeTokens ? [{ client_id: clientId }] : [] };
}

async function readTokens(okta: OktaClient, userId: string, clientId: string): Promise<readonly OktaRefreshToken[]> {
  return (await collectPages(okta.grants.tokenPages(userId, clientId), () => {})).rows;
}

function toBlocks(grants: readonly OktaGrant[], clients: readonly ClientOfUser[], showsClients: boolean): Block[] {
  const tokens = clients.flatMap((row) => row.tokens ?? []);
  return [
    grants.length === 0 ? textBlock('Grants: none') : tableBlock('Grants', GRANTS, grants),
    ...(!showsClients
      ? []
      : [
          clients.length === 0 ? textBlock('OAuth clients: none') : tableBlock('OAuth Clients', OAUTH_CLIENTS, clients),
        ]),
    ...(tokens.length === 0 ? [] : [tableBlock('Refresh Tokens', TOKENS, tokens)]),
    textBlock('Access tokens that were issued without a refresh token cannot be listed.'),
  ];
}
