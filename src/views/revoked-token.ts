import type { TableView } from '../core/block.ts';
import { type ContextField, toContextEntity, toOutputs } from '../core/context-fields.ts';
import { columnsOf } from './columns-of.ts';

/** What became of an API token that was to be revoked. */
export interface RevokedToken {
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly userId?: string | null | undefined;
  readonly result: 'done' | 'already' | 'refused' | 'failed';
  /** Why it was refused or failed; a sentence. */
  readonly reason?: string | undefined;
}

const FIELDS = {
  ID: { type: 'String', description: 'ID of the API token.', read: ({ id }) => id },
  Name: { type: 'String', description: 'Name of the API token.', read: ({ name }) => name },
  UserID: { type: 'String', description: 'ID of the user whose rights it had.', read: ({ userId }) => userId },
  Result: {
    type: 'String',
    description: 'What became of it: done, already, refused or failed.',
    read: ({ result }) => result,
  },
  Reason: { type: 'String', description: 'Why it was refused, or why it failed.', read: ({ reason }) => reason },
} as const satisfies Readonly<Record<string, ContextField<RevokedToken>>>;

export const REVOKED_TOKEN_OUTPUTS = toOutputs('Okta.APIToken', FIELDS);

export const REVOKED_TOKENS: TableView<RevokedToken> = {
  columns: columnsOf(FIELDS, { ID: {}, Name: {}, UserID: {}, Result: {}, Reason: {} }),
  peopleColumns: columnsOf(FIELDS, {
    Name: { wraps: true, isKept: true },
    Result: { isKept: true },
    ID: { isKept: true },
    UserID: { dropOrder: 1 },
    Reason: { hidesWhenEmpty: true, wraps: true },
  }),
};

export function toRevokedTokenContext(token: RevokedToken): Record<string, unknown> {
  return toContextEntity(FIELDS, token, { leaveOut: 'blank' });
}
