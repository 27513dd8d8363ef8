import { column, type TableView } from '../core/block.ts';
import type { ContextField } from '../core/context-fields.ts';
import { contextKey } from '../core/context-keys.ts';
import type { OktaAuthenticatorEnrollment } from '../okta/types.ts';

export const ACCESS_CODE_KEY = contextKey('Okta.TemporaryAccessCode', 'ID');

export const ACCESS_CODES: TableView<OktaAuthenticatorEnrollment> = {
  columns: [
    column('Code', 'text', ({ profile }) => profile?.tac, { hidesWhenEmpty: true, isKept: true }),
    column('Expires', 'time', ({ profile }) => profile?.expiresAt, { isKept: true }),
    column('Multi Use', 'boolean', ({ profile }) => profile?.multiUse, { isKept: true }),
    column('Status', 'status', ({ status }) => status, { isKept: true }),
    column('ID', 'id', ({ id }) => id, { isKept: true }),
  ],
};

export const ACCESS_CODE_FIELDS = {
  ID: { type: 'String', description: 'ID of the enrollment.', read: ({ id }) => id },
  Code: { type: 'String', description: 'The code; not with hide_code.', read: ({ profile }) => profile?.tac },
  ExpiresAt: { type: 'Date', description: 'When the code expires.', read: ({ profile }) => profile?.expiresAt },
  MultiUse: {
    type: 'Boolean',
    description: 'Whether the code can be used more than once.',
    read: ({ profile }) => profile?.multiUse,
  },
  Status: { type: 'String', description: 'Status of the code.', read: ({ status }) => status },
  Created: { type: 'Date', description: 'When the code was created.', read: ({ created }) => created },
} as const satisfies Readonly<Record<string, ContextField<OktaAuthenticatorEnrollment>>>;
