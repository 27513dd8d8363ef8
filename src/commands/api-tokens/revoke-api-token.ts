import { arg } from '../../core/argument.ts';
import { tableBlock } from '../../core/block.ts';
import { IntegrationError, UsageError } from '../../errors.ts';
import { path } from '../../okta/api/path.ts';
import type { OktaApiToken, OktaUser } from '../../okta/types.ts';
import { API_TOKEN_KEY } from '../../views/api-token.ts';
import {
  REVOKED_TOKEN_OUTPUTS,
  REVOKED_TOKENS,
  type RevokedToken,
  toRevokedTokenContext,
} from '../../views/revoked-token.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { mapAtMost } from '../shared/map-at-most.ts';
import { unlessAbsent } from '../shared/not-found-kind.ts';
import { settleTogether } from '../shared/settle-together.ts';

const AT_A_TIME = 5;

export const revokeApiToken = defineCommand({
  name: 'okta-revoke-api-token',
  description: 'Revokes API tokens.',
  effect: 'destructive',
  harmful: true,
  protects: 'by itself',
  feature: 'API tokens',
  scopes: ['okta.apiTokens.manage', 'okta.apiTokens.read', 'okta.users.read'],
  args: {
    apiTokenId: arg.list('IDs of the API tokens.', { required: true, unnamed: true }),
    force: arg.boolean('Whether to revoke tokens of our own user, too.', { default: false }),
  },
  outputs: REVOKED_TOKEN_OUTPUTS,
  examples: ['!okta-revoke-api-token apiTokenId=00T9bkuPJ4Kq7ZrLm1d7'],
  async run({ apiTokenId, force }, context) {
    const ids = checkIds(apiTokenId);
    const { okta } = context;
    // Any token of our own user may be the one in use; Okta does not say which it is.
    const isCareful = okta.auth.kind === 'api-token' && !force;
    const [self, tokens] = await settleTogether<[OktaUser | undefined, readonly Attempt[]]>([
      isCareful ? okta.users.getCurrent() : Promise.resolve(undefined),
      mapAtMost(AT_A_TIME, ids, (id) => read(context, id)),
    ]);
    const refusals = new OwnerRefusals(context, self?.id);
    const attempts = await mapAtMost(AT_A_TIME, tokens, (attempt) => revoke(context, attempt, refusals));
    return {
      blocks: [tableBlock('API tokens', REVOKED_TOKENS, attempts.map(toRow))],
      context: { [API_TOKEN_KEY]: attempts.map((attempt) => toRevokedTokenContext(toRow(attempt))) },
      raw: attempts.map(({ token, id }) => token ?? { id }),
      failures: attempts.flatMap(({ id, error }) => (error === undefined ? [] : { what: id, error })),
    };
  },
});

/** What became of a token so far; no result: it is still to be revoked. */
interface Attempt {
  readonly id: string;
  readonly token?: OktaApiToken | undefined;
  readonly result?: RevokedToken['result'];
  readonly error?: unknown;
}

/** @throws {UsageError} for what is no id of a token, before anything is asked of Okta */
function checkIds(given: readonly string[]): readonly string[] {
  const ids = [...new Set(given)];
  if (ids.length === 0) throw wrongIds("Missing required argument 'apiTokenId'.");
  // Okta would revoke the token that the request comes with.
  if (ids.some((id) => id.toLowerCase() === 'current')) {
    throw wrongIds(
      "Argument 'apiTokenId' holds 'current', which would be the token of this instance. Give the id of a token.",
    );
  }
  for (const id of ids) path`/api/v1/api-tokens/${id}`;
  return ids;
}

async function read({ okta }: CommandContext, id: string): Promise<Attempt> {
  try {
    const token = await unlessAbsent(okta.apiTokens.get(id), []);
    return token === undefined ? { id, result: 'already' } : { id, token };
  } catch (error) {
    return { id, result: 'failed', error };
  }
}

async function revoke({ okta }: CommandContext, attempt: Attempt, refusals: OwnerRefusals): Promise<Attempt> {
  const { id, token, result } = attempt;
  if (result !== undefined) return attempt;
  try {
    const refusal = await refusals.find(token?.userId ?? undefined);
    if (refusal !== undefined) return { ...attempt, result: 'refused', error: refusal };
    const revoked = await unlessAbsent(okta.apiTokens.revoke(id), []);
    return { ...attempt, result: revoked === undefined ? 'already' : 'done' };
  } catch (error) {
    return { ...attempt, result: 'failed', error };
  }
}

/** Whose tokens are not revoked, and why; each owner is looked at once. */
class OwnerRefusals {
  readonly #context: CommandContext;
  readonly #selfId: string | undefined;
  readonly #known = new Map<string, Promise<UsageError | undefined>>();

  /** @param selfId our own user, where their tokens are spared */
  constructor(context: CommandContext, selfId: string | undefined) {
    this.#context = context;
    this.#selfId = selfId;
  }

  /** @throws whatever reading the owner throws: a token of someone of whom nothing is known is not revoked */
  find(userId: string | undefined): Promise<UsageError | undefined> {
    const key = userId ?? '';
    const known = this.#known.get(key) ?? this.#look(userId);
    this.#known.set(key, known);
    return known;
  }

  async #look(userId: string | undefined): Promise<UsageError | undefined> {
    const { okta, rules } = this.#context;
    if (userId === undefined) {
      const isSpared = this.#selfId !== undefined || rules.protection.isOn;
      return isSpared ? new UsageError('Okta does not say whose token it is.') : undefined;
    }
    if (userId === this.#selfId) {
      return new UsageError(
        'It belongs to the user of this instance and may be the token in use. Use force=true to revoke it.',
      );
    }
    try {
      await rules.protection.check(okta, { userId }, 'id');
      return undefined;
    } catch (error) {
      if (error instanceof UsageError && error.code === 'protected_user') return error;
      throw error;
    }
  }
}

function toRow({ id, token, result = 'failed', error }: Attempt): RevokedToken {
  const reason = error instanceof IntegrationError ? error.summary : error === undefined ? undefined : String(error);
  return { id, name: token?.name, userId: token?.userId, result, reason };
}

const wrongIds = (message: string): UsageError => new UsageError(message, { code: 'invalid_arguments' });
