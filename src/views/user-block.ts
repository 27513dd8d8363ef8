import type { ContextField } from '../core/context-fields.ts';
import type { OktaUserBlock } from '../okta/types.ts';

/** What keeps a user from signing in, in the context. */
export const USER_BLOCK_FIELDS = {
  Type: { type: 'String', description: 'Type of the block, such as DEVICE_BASED.', read: ({ type }) => type },
  AppliesTo: {
    type: 'String',
    description: 'Where it applies: ANY_DEVICES or UNKNOWN_DEVICES.',
    read: ({ appliesTo }) => appliesTo,
  },
} as const satisfies Readonly<Record<string, ContextField<OktaUserBlock>>>;
