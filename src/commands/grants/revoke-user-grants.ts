import { arg } from '../../core/argument.ts';
import { column, type TableView, tableBlock, textBlock } from '../../core/block.ts';
import { contextKey } from '../../core/context-keys.ts';
import { UsageError } from '../../errors.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { type Removal, RemovalsOfUser } from '../shared/already-gone.ts';
import { settleEach, toFailures, toReason } from '../shared/each.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { resolveUserId } from '../shared/user-target.ts';

const REVOCATION_KEY = contextKey('Okta.GrantRevocation', 'UserID');

interface TokenRow {
  readonly ClientID: string;
  readonly Result: Removal | 'failed';
  readonly Error?: string;
}

const TOKEN_ROWS: TableView<TokenRow> = {
  columns: [
    column('Client ID', 'id', ({ ClientID }) => ClientID, { isKept: true }),
    column('Result', 'status', ({ Result }) => Result, { isKept: true }),
    column('Error', 'text', ({ Error: reason }) => reason, { hidesWhenEmpty: true, wraps: true }),
  ],
};

export const revokeUserGrants = defineCommand({
  name: 'okta-revoke-user-grants',
  description:
    'Revokes the consents that a user has given to apps, all of them or those of one app, and the tokens that go with them.',
  effect: 'write',
  protects: 'id',
  scopes: ['okta.users.manage', 'okta.users.read'],
  args: {
    ...userArguments(),
    grantId: arg.id('Revoke this grant alone.'),
    clientId: arg.id('Revoke what belongs to this client alone.'),
    revokeTokens: arg.boolean(
      'Whether to revoke the refresh tokens, and their access tokens, of the clients, too. Without effect with grantId.',
      { default: true },
    ),
  },
  rules: USER_RULES,
  check({ grantId, clientId }) {
    if (grantId === undefined || clientId === undefined) return;
    throw new UsageError("Give 'grantId' or 'clientId', not both.", { code: 'invalid_arguments' });
  },
  outputs: [
    { path: 'Okta.GrantRevocation.UserID', type: 'String', description: 'ID of the user.' },
    { path: 'Okta.GrantRevocation.GrantID', type: 'String', description: 'ID of the grant, as given.' },
    { path: 'Okta.GrantRevocation.ClientID', type: 'String', description: 'ID of the client, as given.' },
    { path: 'Okta.GrantRevocation.Result', type: 'String', description: 'What became of it: done or already.' },
    { path: 'Okta.GrantRevocation.Tokens.ClientID', type: 'String', description: 'ID of a client that held tokens.' },
    {
      path: 'Okta.GrantRevocation.Tokens.Result',
      type: 'String',
      description: 'What became of its tokens: done, already or failed.',
    },
    { path: 'Okta.GrantRevocation.Tokens.Error', type: 'String', description: 'Why they could not be revoked.' },
  ],
  examples: ['!okta-revoke-user-grants username=jane.doe@acme.example'],
  async run({ grantId, clientId, revokeTokens, ...user }, context) {
    const userId = await resolveUserId(context, user);
    const removals = new RemovalsOfUser(context, userId, user);
    const { grants } = context.okta;
    const revokesTokens = revokeTokens && grantId === undefined;
    // Before the grants: a client may vanish with its grant.
    const clients = revokesTokens ? await clientsOf(context, userId, clientId, removals) : [];
    const grantResult = await removals.remove(() => {
      if (grantId !== undefined) return grants.revoke(userId, grantId);
      return clientId === undefined ? grants.revokeAll(userId) : grants.revokeOfClient(userId, clientId);
    });
    const settled = await settleEach(
      clients,
      (client) => removals.remove(() => grants.revokeTokens(userId, client)),
      context,
    );
    const tokens = settled.map(
      (one): TokenRow =>
        'value' in one
          ? { ClientID: one.item, Result: one.value }
          : { ClientID: one.item, Result: 'failed', Error: toReason(one.error) },
    );
    const result: Removal = [grantResult, ...tokens.map(({ Result }) => Result)].every((one) => one === 'already')
      ? 'already'
      : 'done';
    return {
      blocks: [
        textBlock(
          result === 'already'
            ? `What was to be revoked for user ${userId} was already gone.`
            : `Grants of user ${userId} were revoked.`,
        ),
        ...(tokens.length === 0 ? [] : [tableBlock('Tokens of Clients', TOKEN_ROWS, tokens)]),
      ],
      context: {
        [REVOCATION_KEY]: {
          UserID: userId,
          ...(grantId !== undefined && { GrantID: grantId }),
          ...(clientId !== undefined && { ClientID: clientId }),
          Result: result,
          ...(revokesTokens && { Tokens: tokens }),
        },
      },
      raw: null,
      failures: toFailures(settled, (client) => client),
    };
  },
});

async function clientsOf(
  { okta }: CommandContext,
  userId: string,
  clientId: string | undefined,
  removals: RemovalsOfUser,
): Promise<readonly string[]> {
  if (clientId !== undefined) return [clientId];
  const clients = await okta.grants.clients(userId);
  removals.markKnown();
  return clients.map(({ client_id }) => client_id);
}
